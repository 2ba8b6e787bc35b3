const UNSTORABLE = /[\0\p{Cs}]/gu

/**
 * Raw arguments as the database can keep them: Postgres refuses null bytes and halves of characters, and with them the
 * whole run. The mark in their place tells a manager that something was there. Their depth was bounded when they came in.
 */
export function toStorable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(UNSTORABLE, '\ufffd')
  if (Array.isArray(value)) return value.map(toStorable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [toStorable(key), toStorable(each)]))
}
