const INSTANT =
  /^(?<day>\d{4}-\d{2}-\d{2})[T ](?<time>\d{2}:\d{2}:\d{2})(?:\.(?<fraction>\d{1,9}))?(?:Z|(?<sign>[+-])(?<hours>\d{2}):?(?<minutes>\d{2})?)$/

const MINUTE_MS = 60_000
const MICROS_DIGITS = 6

/**
 * An instant in the one spelling in which it is stored: UTC with all six decimals of Postgres. The stream writes Postgres'
 * own text and an answer writes JSON's; only in one spelling is a row the same from both. Undefined: not an instant.
 */
export function toInstantText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return compose(Math.floor(value), '000000')
  const parts = typeof value === 'string' ? INSTANT.exec(value)?.groups : undefined
  if (parts === undefined) return undefined
  const offset = MINUTE_MS * (Number(parts.hours ?? 0) * 60 + Number(parts.minutes ?? 0))
  const at = Date.parse(`${parts.day}T${parts.time}Z`) - (parts.sign === '-' ? -offset : offset)
  const micros = (parts.fraction ?? '').padEnd(MICROS_DIGITS, '0').slice(0, MICROS_DIGITS)
  return Number.isNaN(at) ? undefined : compose(at, micros)
}

/**
 * Milliseconds since 1970 with the microseconds as decimals: a number holds both exactly enough to keep two apart until
 * the year 2255, and the order of the line hangs on them.
 */
export function instantToMs(text: string): number | undefined {
  const canonical = toInstantText(text)
  if (canonical === undefined) return undefined
  return Date.parse(`${canonical.slice(0, -8)}Z`) + Number(canonical.slice(-7, -1)) / 1000
}

function compose(secondsAt: number, micros: string): string | undefined {
  const date = new Date(secondsAt)
  if (Number.isNaN(date.getTime())) return undefined
  const ms = date.getUTCMilliseconds()
  const decimals = ms === 0 ? micros : `${String(ms).padStart(3, '0')}000`
  return `${date.toISOString().slice(0, -5)}.${decimals}Z`
}
