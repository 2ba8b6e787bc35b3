import { Chip } from '../../design/chip.tsx'
import type { Tone } from '../../design/tone.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { useWords } from '../../words/use-words.ts'

const TONES = { open: 'done', paused: 'called', closed: 'waiting' } as const satisfies Record<string, Tone>

export function CounterState({ state }: { readonly state: string | null | undefined }) {
  const say = useWords(tellerWords)
  const known = state === 'open' || state === 'paused' ? state : 'closed'
  return <Chip tone={TONES[known]}>{say(`state_${known}`)}</Chip>
}
