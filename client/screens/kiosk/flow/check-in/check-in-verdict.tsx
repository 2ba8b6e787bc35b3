import { useEffect, useState } from 'react'
import { businessDay } from '../../../../../sync/calendar/business-day.ts'
import { clockRule } from '../../../../../sync/calendar/clock-rule.ts'
import type { PublishedConfiguration } from '../../../../../sync/configuration/published-configuration.ts'
import type { Decision } from '../../../../../sync/device/device.ts'
import { useDevice } from '../../../../app/hooks/device-context.ts'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import { useSyncValue } from '../../../../app/hooks/use-sync-state.ts'
import { showHour } from '../../../../app/show-time.ts'
import { Banner } from '../../../../design/banner.tsx'
import type { Tone } from '../../../../design/tone.ts'
import { kioskFlowWords } from '../../../../words/kiosk-flow/kiosk-flow-words.ts'
import { usePageLanguage } from '../../../../words/use-page-language.ts'
import { useWords } from '../../../../words/use-words.ts'
import { type Verdict, verdictOf } from './verdict-of.ts'

type Props = { readonly commandId: string; readonly configuration: PublishedConfiguration }

/** Without an answer for so long there is none, whatever the line looks like. */
const ANSWER_MS_MAX = 5_000

const TONES: Readonly<Record<Verdict['kind'], Tone>> = {
  ...{ checking: 'waiting', unchecked: 'waiting', kept: 'done', early: 'waiting' },
  ...{ late: 'called', unknown: 'called', used: 'called', undecided: 'fault' },
}

/** Above the ticket of somebody with an appointment: whether it was found. */
export function CheckInVerdict({ commandId, configuration }: Props) {
  const say = useWords(kioskFlowWords)
  const [language] = usePageLanguage()
  const device = useDevice()
  const tickets = useRows((view) => view.tickets)
  const rung = useSyncValue('rung')
  const [decision, setDecision] = useState<Decision>()
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    let isShown = true
    void device.outcomeOf(commandId).then((decided) => isShown && setDecision(decided))
    const timer = setTimeout(() => setLate(true), ANSWER_MS_MAX)
    return () => {
      isShown = false
      clearTimeout(timer)
    }
  }, [device, commandId])
  const ticketId = decision?.kind === 'applied' ? decision.ticket_id : undefined
  const verdict = verdictOf(decision, isLate || rung === 'isolated', tickets.get(ticketId ?? ''))
  const { clock } = configuration.branch
  const hour = (at: number): string => showHour(at, language, clockRule(clock, businessDay(clock, at)).zone)
  return (
    <Banner tone={TONES[verdict.kind]}>
      <span className="text-large">
        {verdict.kind === 'early' ? say('early', { time: hour(verdict.from) }) : say(verdict.kind)}
      </span>
    </Banner>
  )
}
