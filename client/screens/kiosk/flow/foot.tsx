import { memo } from 'react'
import type { Language } from '../../../../sync/words/language.ts'
import { LanguageRow } from '../../../design/language-row.tsx'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import type { Comfort } from './comfort.ts'
import { ComfortBar } from './comfort-bar.tsx'
import type { Step } from './flow-state.ts'
import { useCanSpeak } from './speak/use-can-speak.ts'
import { isAsking } from './step-key.ts'
import type { Send } from './use-flow.ts'
import { WayBack } from './way-back.tsx'

type Props = {
  readonly step: Step
  readonly comfort: Comfort
  readonly languages: readonly Language[]
  readonly send: Send
  onComfort(comfort: Comfort): void
}

/** What is at hand at every step: the way back, helps, the other languages. Where the step stays, it is not drawn anew. */
export const Foot = memo(function Foot({ step, comfort, languages, send, onComfort }: Props) {
  const [language] = usePageLanguage()
  const canSpeak = useCanSpeak(language)
  return (
    <div className="flex w-full max-w-4xl flex-col items-center gap-2 landscape:xl:max-w-7xl landscape:xl:flex-row landscape:xl:justify-between">
      <div className="flex w-full flex-wrap gap-2 landscape:xl:max-w-3xl">
        {isAsking(step) && (
          <WayBack onBack={() => send({ kind: 'back' })} onStartAgain={() => send({ kind: 'started_again' })} />
        )}
        <ComfortBar comfort={comfort} canSpeak={canSpeak} onChange={onComfort} />
      </div>
      {step.kind !== 'language' && languages.length > 1 && <LanguageRow isBig offered={languages} />}
    </div>
  )
})
