import { useRows } from '../../app/hooks/use-rows.ts'
import { nameIn } from '../../app/name-in.ts'
import { Chip } from '../../design/chip.tsx'
import type { Tone } from '../../design/tone.ts'
import { tellerWords } from '../../words/teller/teller-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'

const TONES = { open: 'done', paused: 'called', closed: 'waiting' } as const satisfies Record<string, Tone>

type Props = {
  readonly state: string | null | undefined
  /** The key of the tenant's reason for a break, or what an older screen wrote. */
  readonly reason?: string | null | undefined
}

export function CounterState({ state, reason }: Props) {
  const say = useWords(tellerWords)
  const [language] = usePageLanguage()
  const named = useRows((view) => view.configuration?.pause_reasons?.find(({ key }) => key === reason))
  const known = state === 'open' || state === 'paused' ? state : 'closed'
  const why = named === undefined ? (reason ?? '') : nameIn(named.names, language)
  return (
    <Chip tone={TONES[known]}>
      {say(`state_${known}`)}
      {known === 'paused' && why !== '' && (
        <>
          {' · '}
          <bdi>{why}</bdi>
        </>
      )}
    </Chip>
  )
}
