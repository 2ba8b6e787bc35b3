import { type TicketState, ticketStates } from '../../../sync/tickets/ticket-state.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { Chip } from '../../design/chip.tsx'
import type { Tone } from '../../design/tone.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'

const TONES: Readonly<Record<TicketState, Tone>> = {
  waiting: 'waiting',
  called: 'called',
  serving: 'ours',
  completed: 'done',
  no_show: 'fault',
  parked: 'waiting',
  cancelled: 'waiting',
  expired: 'waiting',
}

export function StateChip({ state }: { readonly state: string | null | undefined }) {
  const [language] = usePageLanguage()
  const known = ticketStates.find((each) => each === state)
  return known === undefined ? null : <Chip tone={TONES[known]}>{wordsIn(language).states[known]}</Chip>
}
