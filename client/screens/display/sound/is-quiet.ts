type QuietSpan = { readonly from: string; readonly to: string }

const HOUR_MIN = 60
const DAY_MIN = 24 * HOUR_MIN

/** Whether nothing may sound now, by the clock on the wall of the branch [DY8]. A span that ends before it begins goes past midnight. */
export function isQuiet(spans: readonly QuietSpan[], at: number, timeZone: string): boolean {
  if (spans.length === 0) return false
  const now = minuteOfDay(at, timeZone)
  return spans.some(({ from, to }) => {
    const [start, end] = [toMinutes(from), toMinutes(to)]
    // From midnight to 24:00 is a whole day; from eight to eight is a slip, and no reason to be silent for good.
    if (start === end) return from !== to
    return start < end ? start <= now && now < end : now >= start || now < end
  })
}

function toMinutes(wall: string): number {
  const [hours = 0, minutes = 0] = wall.split(':').map(Number)
  return (hours * HOUR_MIN + minutes) % DAY_MIN
}

function minuteOfDay(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  return toMinutes(parts.format(at))
}
