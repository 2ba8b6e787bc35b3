/** SQL: an instant as microseconds since 1970, which a double holds exactly. */
export function microsecondsOf(expression: string): string {
  return `(extract(epoch from ${expression}) * 1000000)::double precision`
}

/** The same of an instant as it stands in an event's patch; Date would drop the last three digits. */
export function parseMicroseconds(instant: unknown): number {
  if (typeof instant !== 'string') return Number.NaN
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  return Date.parse(instant.replace(/\.\d+/, '')) * 1_000 + Number(fraction.padEnd(6, '0').slice(0, 6))
}
