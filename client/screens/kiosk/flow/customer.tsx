import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useSyncValue } from '../../../app/hooks/use-sync-state.ts'
import { useBusy } from '../../../app/use-busy.ts'
import { useKeptRecordings } from '../../../voice/use-kept-recordings.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { Attract } from '../attract/attract.tsx'
import { KioskFrame } from '../kiosk-frame.tsx'
import { useArrival } from './check-in/use-arrival.ts'
import { plainComfort } from './comfort.ts'
import { Foot } from './foot.tsx'
import { type Typing, TypingContext } from './keys/typing.ts'
import { useFlowKeys } from './keys/use-flow-keys.ts'
import { useSteadyHand } from './keys/use-steady-hand.ts'
import { usePatience } from './patience/use-patience.ts'
import { RefusalBanner } from './refusal-banner.tsx'
import { keptRecordings } from './speak/kept-recordings.ts'
import { useSpeech } from './speak/use-speech.ts'
import { inSight, isAsking, stepKey } from './step-key.ts'
import { StepView } from './step-view.tsx'
import { type Scanned, useActs } from './use-acts.ts'
import { useFlow } from './use-flow.ts'
import { useIssuePlace } from './use-issue-place.ts'
import { useStuckWriting } from './use-stuck-writing.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration
  readonly publicAddress: () => string
  /** What is shown while there is no number to give [NU3]. */
  readonly preparing: ReactNode
}

const RECORDINGS = ['calls', 'kiosk'] as const

/** Where no step follows that would take it away: long enough to be read by whoever held it there. */
const SCANNED_MS = 15_000

const PatienceDialog = lazy(() =>
  import('./patience/patience-dialog.tsx').then((part) => ({ default: part.PatienceDialog })),
)

/** The screen around one customer: hands, keys, ears and patience. */
export function Customer({ identity, configuration, publicAddress, preparing }: Props) {
  const hasNumbers = useSyncValue('hasNumbers')
  const [state, send] = useFlow(useIssuePlace(identity, configuration, publicAddress))
  const { step, visit, refused } = inSight(state)
  const shown = stepKey(step)
  const isIdle = step.kind === 'attract'
  const [language] = usePageLanguage()
  const [comfort, setComfort] = useState(plainComfort)
  const [scanned, setScanned] = useState<Scanned>()
  const typing = useRef<Typing>(undefined)
  const { languages } = configuration.branch

  const acts = useActs(send, useArrival(identity.tenant.id, setScanned), setScanned)
  useBusy(!isIdle)
  useStuckWriting(state.step.kind === 'issuing')
  useSteadyHand(shown)
  useFlowKeys({ typing, onAnyKey: isIdle ? acts.touch : undefined, onBack: acts.goBack, onScan: acts.scan })
  useSpeech(comfort.isSpoken, shown, language)
  useKeptRecordings(RECORDINGS, languages, keptRecordings.add)
  const { seconds, extend } = usePatience(isAsking(state.step), shown, acts.startAgain)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was scanned is forgotten at the next step.
  useEffect(() => setScanned(undefined), [shown])
  useEffect(() => {
    if (scanned === undefined || !isIdle) return
    const timer = setTimeout(() => setScanned(undefined), SCANNED_MS)
    return () => clearTimeout(timer)
  }, [scanned, isIdle])
  useEffect(() => {
    if (isIdle) setComfort(plainComfort)
  }, [isIdle])
  useEffect(() => {
    // A machine speaks whatever it was sold with; where the branch has one language, no step would ask for another.
    const [first] = languages
    if (first !== undefined && !languages.includes(language)) setPageLanguage(first)
  }, [languages, language])

  const why = scanned ?? refused
  // A ticket that is out stays in sight, whatever becomes of the numbers after it.
  if (!hasNumbers && step.kind !== 'ticket') return preparing
  return (
    <KioskFrame
      {...{ identity, configuration, comfort }}
      isReady={hasNumbers}
      isBare={isIdle}
      foot={!isIdle && <Foot {...{ step, comfort, languages, send }} onComfort={setComfort} />}
    >
      {why !== undefined && <RefusalBanner why={why} />}
      <TypingContext value={typing}>
        {isIdle ? (
          <Attract {...{ identity, configuration }} onTouch={acts.touch} onLanguage={acts.speak} />
        ) : (
          <StepView {...{ step, visit, configuration, send }} onLanguage={acts.speak} onClose={acts.close} />
        )}
      </TypingContext>
      {seconds !== undefined && (
        <Suspense fallback={null}>
          <PatienceDialog seconds={seconds} isLow={comfort.isLow} onMore={extend} onStartAgain={acts.startAgain} />
        </Suspense>
      )}
    </KioskFrame>
  )
}
