import { canPrint, type PrinterState } from '../port/printer-state.ts'
import { isFresh } from './job-rules.ts'
import type { PrintJob, SpoolFailedReason } from './print-job.ts'

/** Why the printer prints nothing now; undefined: it does, or will in a moment. */
export function stopOf(state: PrinterState, isHeld: boolean): SpoolFailedReason | undefined {
  if (state.kind === 'error') return 'printer_error'
  if (!canPrint(state) && state.kind !== 'busy') return state.kind
  return isHeld ? 'unreliable' : undefined
}

/** [SL6] Why a job is not even begun. Copies and tests pass a printer that is held: a person stands there and looks. */
export function refusalOf(
  job: PrintJob,
  state: PrinterState,
  isHeld: boolean,
  now: number,
): SpoolFailedReason | undefined {
  if (!isFresh(job, now)) return 'stale'
  return stopOf(state, isHeld && job.kind === 'original')
}
