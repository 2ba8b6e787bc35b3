import { setTimeout as delay } from 'node:timers/promises'

/**
 * Lock time-out, deadlock, serialization failure, and XX000: "tuple concurrently updated", which two databases of one
 * cluster raise when both alter the same role at once (roles are shared, the advisory lock is per database).
 */
const CONFLICT_CODES = new Set(['55P03', '40P01', '40001', 'XX000'])
const FIRST_PAUSE_MS = 200
const PAUSE_MS_MAX = 10_000

function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined
  if ('code' in error && typeof error.code === 'string' && CONFLICT_CODES.has(error.code)) return error.code
  return 'cause' in error ? sqlStateOf(error.cause) : undefined
}

/** Runs `work` anew, after a growing pause that lets the readers behind our lock request through. */
export async function retryOnConflict<T>(
  options: { attemptsMax: number; log: (line: string) => void },
  work: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const code = sqlStateOf(error)
      if (code === undefined || attempt >= options.attemptsMax) throw error
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), PAUSE_MS_MAX) * (0.5 + Math.random() / 2)
      options.log(
        `attempt ${attempt} of ${options.attemptsMax} met a conflict (${code}); again in ${pauseMs.toFixed(0)} ms`,
      )
      await delay(pauseMs)
    }
  }
}
