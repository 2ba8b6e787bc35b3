import { type DestinationStream, type Logger, pino } from 'pino'
import { createRedactor } from './create-redactor.ts'
import { errorToLog } from './error-to-log.ts'

export type { Logger }

export interface LoggerOptions {
  level: string
  /** Keys the hashes that stand for personal data. */
  secret: string
  destination?: DestinationStream
}

/**
 * JSON lines on standard output. Redaction works on the finished line, the one place that fields, child bindings,
 * errors and messages all pass: pino's own path list reaches neither unknown depths nor the message.
 */
export function createLogger({ level, secret, destination }: LoggerOptions): Logger {
  const redact = createRedactor(secret)
  const options = {
    level,
    base: { app: 'blesaf' },
    serializers: { err: (error: unknown) => errorToLog(error) },
    hooks: {
      streamWrite: (line: string) => `${JSON.stringify(redact(JSON.parse(line)))}\n`,
      logMethod(this: Logger, args: unknown[], method: (...args: never[]) => void) {
        method.apply(this, withExplicitMessage(args) as never[])
      },
    },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Without a message pino takes the error's own, which may quote data; the error's parts are logged beside it anyway. */
function withExplicitMessage(args: unknown[]): unknown[] {
  const [first, message] = args
  if (first instanceof Error) return [{ err: first }, message ?? 'error', ...args.slice(2)]
  const hasError = typeof first === 'object' && first !== null && 'err' in first
  return hasError && message === undefined ? [first, 'error'] : args
}
