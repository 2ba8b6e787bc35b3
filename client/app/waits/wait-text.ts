import type { WaitRange } from '../../../sync/waits/wait-range.ts'
import type { Say } from '../../words/use-words.ts'
import type { waitsEn } from '../../words/waits/en.ts'

type SayWaits = Say<typeof waitsEn>

/** Nobody tells three minutes from four. */
const SHORT_MIN = 5
const HOUR_MIN = 60

/** A wait as people say it; undefined where nothing can be said. In a narrow place as short as can be: of more than an hour the upper end alone. */
export function waitText(range: WaitRange | undefined, say: SayWaits, isNarrow = false): string | undefined {
  if (range === undefined || range.kind === 'unknown') return undefined
  const { fromMinutes: from, toMinutes: to } = range
  if (to === 0) return say('none')
  if (to > HOUR_MIN) return longText(isNarrow ? 0 : from, to, say)
  if (from === 0) return to <= SHORT_MIN ? say('less_than', { count: SHORT_MIN }) : say('up_to', { count: to })
  if (isNarrow && from !== to) return say('narrow_between', { from: String(from), to: String(to) })
  return from === to ? say('about', { count: to }) : say('between', { from: String(from), count: to })
}

function longText(fromMinutes: number, toMinutes: number, say: SayWaits): string {
  const [from, to] = [lengthText(fromMinutes, say), lengthText(toMinutes, say)]
  if (fromMinutes === 0) return say('long_up_to', { to })
  return fromMinutes === toMinutes ? say('long_about', { to }) : say('long_between', { from, to })
}

/** So long, in minutes and hours. */
export function lengthText(minutes: number, say: SayWaits): string {
  const [hours, rest] = [Math.floor(minutes / HOUR_MIN), minutes % HOUR_MIN]
  if (hours === 0) return say('minutes', { count: rest })
  if (rest === 0) return say('hours', { count: hours })
  return say('hour_and_minutes', { hours: say('hours', { count: hours }), minutes: say('minutes', { count: rest }) })
}
