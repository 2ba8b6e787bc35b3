import type { ReactNode } from 'react'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useRows } from '../../../app/hooks/use-rows.ts'
import { useNow } from '../../../app/use-now.ts'
import { classNames } from '../../../design/class-names.ts'
import { displayWords } from '../../../words/display/display-words.ts'
import { sayIn } from '../../../words/say-in.ts'
import { CallsBefore } from '../calls/calls-before.tsx'
import { LastCall } from '../calls/last-call.tsx'
import { recentCalls } from '../calls/recent-calls.ts'
import { useHold } from '../languages/use-hold.ts'
import { useLanguageTurns } from '../languages/use-language-turns.ts'
import type { OpenMedium } from '../media/keep-medium.ts'
import type { DisplaySettings } from '../settings/display-settings.ts'
import { standingText } from '../standing/standing-text.ts'
import { useStanding } from '../standing/use-standing.ts'
import { Told } from '../told/told.tsx'
import { ToldCall } from '../told/told-call.tsx'
import { BoardFoot } from './board-foot.tsx'
import { BoardHeader } from './board-header.tsx'
import { BoardPanels } from './board-panels.tsx'
import { ClosedBoard } from './closed-board.tsx'
import { closedNow } from './closed-now.ts'
import { Ticker } from './ticker.tsx'
import { usePlace } from './use-place.ts'

type Props = {
  readonly identity: IdentityValue
  readonly configuration: PublishedConfiguration
  readonly settings: DisplaySettings
  readonly openMedium: OpenMedium
  /** What is to be said of the sound. */
  readonly sound: ReactNode
  readonly arrival: ReactNode
}

const CLOCK_MS = 5_000

/** All that a hall sees of its queue. */
export function Board({ identity, configuration, settings, openMedium, sound, arrival }: Props) {
  const isHeld = useHold()
  const { first, ...turns } = useLanguageTurns(settings.languages, isHeld)
  const at = useNow(useDevice().now, CLOCK_MS)
  const tickets = useRows((view) => view.tickets)
  const counters = useRows((view) => view.counters)
  const today = useRows((view) => view.today)
  const standing = useStanding()
  const place = usePlace()
  const { last, before } = recentCalls(tickets.values(), today)
  const closed = closedNow(configuration, counters.values(), last, at)
  const told = standingText(standing, sayIn(displayWords, first), closed !== undefined)
  const hasFoot = isHeld || told !== undefined || settings.ticker.length > 0
  const isAged = standing.rung !== 'live' && (standing.rung !== 'behind' || standing.since !== undefined)
  return (
    <div
      data-surface="display"
      data-rung={standing.rung}
      className={classNames('board transition-transform duration-[4000ms]', place)}
    >
      <BoardHeader {...{ identity, configuration, at }} />
      {closed !== undefined ? (
        <ClosedBoard opening={closed} words={configuration.words.closed} clock={configuration.branch.clock} at={at} />
      ) : (
        <main data-aged={isAged || undefined} className={classNames('contents', isAged && '[&>*]:aged')}>
          <div className="board-calls">
            <LastCall call={last} configuration={configuration} languages={settings.languages} />
            {before.length > 0 && <CallsBefore calls={before} {...{ configuration, turns }} />}
          </div>
          <BoardPanels
            {...{ configuration, settings, tickets, counters, today, turns, isHeld, hasFoot, openMedium, arrival }}
          />
        </main>
      )}
      <BoardFoot isClosed={closed !== undefined} {...{ standing, isHeld, sound }}>
        {closed === undefined && <Ticker texts={settings.ticker} turns={turns} />}
      </BoardFoot>
      <ToldCall call={last} configuration={configuration} language={first} />
      <Told about="standing" language={first}>
        {told}
      </Told>
    </div>
  )
}
