import { Logger as LibraryLogger, type LogLevel } from 'graphile-worker'
import type { Logger } from '../log/create-logger.ts'

/**
 * The library's words without the objects that it adds: those hold whole jobs with their payload. What our tasks do is
 * told by themselves, so a job's success and failure come at debug here.
 */
export function createLibraryLogger(log: Logger): LibraryLogger {
  return new LibraryLogger(() => (level: `${LogLevel}`, message: string, meta?: object) => {
    const isOfJob = meta !== undefined && 'job' in meta
    if (isOfJob || level === 'debug' || level === 'info') log.debug(message)
    else if (level === 'warning') log.warn(message)
    else log.error(message)
  })
}
