/** Out of memory, out of disk: what Postgres says before it dies here. */
const DYING = /^(?:53|58|XX|57)/

/** Postgres said no, with its code, and goes on. Anything else that is thrown means that there is no Postgres any more. */
export function isRefusal(error: unknown): error is Error & { code: string } {
  if (!(error instanceof Error) || !('code' in error)) return false
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code) && !DYING.test(error.code)
}
