/** Making one takes longer than all that is done with it; a kiosk has one zone, and seldom a second. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { ...digits, hourCycle: 'h23', timeZone })
  formats.set(timeZone, format)
  return format
}

/** What a clock on the wall of that zone shows: `2026-11-26` and `10:42`. */
export function wallClockIn(zone: string, at: number): { readonly day: string; readonly time: string } {
  const parts = formatOf(zone).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? ''
  return { day: `${of('year')}-${of('month')}-${of('day')}`, time: `${of('hour')}:${of('minute')}` }
}
