import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { type Call, callOf } from './call-of.ts'

/** A call that is older is no news [DY1]: whoever it was for has gone there, or has missed it. */
export const CALL_MS_MAX = 60_000
/** By so much the display's idea of the server's time may lag behind it. */
const AHEAD_MS_MAX = 5_000
/** More than a branch calls in an hour; older ones are no news anyway. */
const HEARD_MAX = 300

/** What this display has announced, or has decided to leave unsaid. It outlives the page [DY3]. */
export type Heard = {
  /** Calls from before this display began are not its own to announce. */
  readonly since: number
  /** The moment of the last call of each ticket. */
  readonly calledAtByKey: ReadonlyMap<string, number>
  /** Handed over to be spoken, and standing as of the last look. */
  readonly announced: readonly Call[]
}
export type Announcements = {
  readonly heard: Heard
  /** To be spoken, in this order. */
  readonly speak: readonly Call[]
  /** No longer true: not to be spoken, should they still wait to be. */
  readonly withdraw: readonly Call[]
}

export function beginHearing(serverNow: number): Heard {
  return { since: serverNow, calledAtByKey: new Map(), announced: [] }
}

/**
 * What the rows of this moment say anew [I13]: calls that stand in this replica, are younger than a minute and were not
 * announced before; and which of those that were handed over do not stand any more.
 */
export function announcements(previous: Heard, rows: Iterable<TicketRow>, serverNow: number): Announcements {
  const standing = standingCalls(rows)
  // Begun by a clock that was ahead, it would be silent until that hour came.
  const since = Math.min(previous.since, serverNow)
  const speak = [...standing.values()]
    .filter(({ key, calledAt }) => calledAt >= since && calledAt > (previous.calledAtByKey.get(key) ?? 0))
    .filter(({ calledAt }) => isNews(calledAt, serverNow))
    .sort(inOrder)
  const isStanding = ({ key, calledAt }: Call): boolean => standing.get(key)?.calledAt === calledAt
  const withdraw = previous.announced.filter((call) => !isStanding(call))
  const announced = [...previous.announced.filter(isStanding), ...speak]
  return { heard: { since, calledAtByKey: remember(previous, speak), announced }, speak, withdraw }
}

/** By ticket; of two entries for one paper the later call. */
function standingCalls(rows: Iterable<TicketRow>): ReadonlyMap<string, Call> {
  const standing = new Map<string, Call>()
  for (const row of rows) {
    const call = callOf(row)
    if (call?.state !== 'called') continue
    if ((standing.get(call.key)?.calledAt ?? 0) <= call.calledAt) standing.set(call.key, call)
  }
  return standing
}

/** One of the future is not judged yet: either it is a mistake, or the clock is, and either is corrected. */
function isNews(calledAt: number, serverNow: number): boolean {
  const ageMs = serverNow - calledAt
  return ageMs < CALL_MS_MAX && ageMs >= -AHEAD_MS_MAX
}

function inOrder(one: Call, other: Call): number {
  return one.calledAt - other.calledAt || one.number.localeCompare(other.number, 'en', { numeric: true })
}

/** Forgotten are the oldest, not those that the clock says are old: it may be set back, and they would be news again. */
function remember({ calledAtByKey }: Heard, fresh: readonly Call[]): ReadonlyMap<string, number> {
  if (fresh.length === 0) return calledAtByKey
  const all = new Map([...calledAtByKey, ...fresh.map(({ key, calledAt }): [string, number] => [key, calledAt])])
  return new Map([...all].sort(([, one], [, other]) => other - one).slice(0, HEARD_MAX))
}
