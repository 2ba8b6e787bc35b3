/** SQLSTATE classes whose messages come from Postgres itself and cannot quote a row or an argument. */
const SAFE_SQLSTATE_CLASSES = new Set(['08', '28', '3D', '40', '42', '53', '54', '55', '57', '58', 'XX'])
const SQLSTATE = /^[0-9A-Z]{5}$/
const CAUSES_MAX = 4
/** The fields of a database error that name objects of ours. `detail`, `hint`, `where` and `internalQuery` quote data. */
const OBJECT_FIELDS = ['schema', 'table', 'column', 'constraint', 'routine'] as const

export interface LoggedError {
  type: string
  code?: string
  message?: string
  stack?: string[]
  object?: Record<string, string>
  cause?: LoggedError
}

/** An allow-list of an error's parts: whatever a driver hangs on its errors tomorrow stays out of the logs. */
export function errorToLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error }
  const fields: Record<string, unknown> = { ...error }
  const code = typeof fields.code === 'string' ? fields.code : undefined
  const isFromPostgres = typeof fields.severity === 'string' && code !== undefined && SQLSTATE.test(code)
  const object = isFromPostgres ? objectOf(fields) : undefined
  return {
    type: error.constructor.name,
    ...(code !== undefined && { code }),
    ...((!isFromPostgres || SAFE_SQLSTATE_CLASSES.has(code.slice(0, 2))) && { message: withoutQuotes(error.message) }),
    ...(error.stack !== undefined && { stack: framesOf(error.stack) }),
    ...(object !== undefined && { object }),
    ...(error.cause !== undefined && depth < CAUSES_MAX && { cause: errorToLog(error.cause, depth + 1) }),
  }
}

/** What an error quotes is often input: a JSON parser shows the body, a check shows the value. */
function withoutQuotes(message: string): string {
  return message.replace(/"[^"]*"|'[^']*'|`[^`]*`/g, '"…"')
}

/** Only the frames: the text before them is the message again, unfiltered. */
function framesOf(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^at .*:\d+:\d+\)?$/.test(line))
}

function objectOf(fields: Record<string, unknown>): Record<string, string> {
  const named = OBJECT_FIELDS.flatMap((field) => {
    const value = fields[field]
    return typeof value === 'string' ? [[field, value] as const] : []
  })
  return Object.fromEntries(named)
}
