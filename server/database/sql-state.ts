/** Errors are told apart by SQLSTATE, never by their text. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export type Refusal = { code: string; details: Record<string, unknown> | undefined }

/** Refusals that our SQL raises bear one of our own codes as message and their facts as detail. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (!sqlStateOf(error)?.startsWith('BS')) return undefined
  const { message, detail } = error as { message: string; detail?: string }
  return { code: message, details: detail ? (JSON.parse(detail) as Record<string, unknown>) : undefined }
}

const SQLSTATE = /^[0-9A-Z]{5}$/
// Connection, rollback, resources, object in use, operator's act, system: what may well succeed a little later.
const TRANSIENT_CLASSES = ['08', '40', '53', '55', '57', '58']
const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'database_unreachable',
])

/** A lost or refused connection has no SQLSTATE but a system code, or the pool's own. */
export function isTransient(error: unknown): boolean {
  const code = sqlStateOf(error)
  if (code === undefined) return false
  if (SOCKET_CODES.has(code) || isDeadSocket(error, code)) return true
  return SQLSTATE.test(code) && TRANSIENT_CLASSES.includes(code.slice(0, 2))
}

/** The embedded Postgres listens on a Unix socket, whose file is missing while it restarts. */
function isDeadSocket(error: unknown, code: string): boolean {
  return code === 'ENOENT' && error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}
