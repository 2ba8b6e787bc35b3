import type { PrinterIdentity } from '../port/printer-state.ts'
import type { PrintJob } from './print-job.ts'
import type { JobEvent } from './transition.ts'

/** The jobs on the disk of this device, shared by its tabs. Every call may reject: a full disk, a database that is closed. */
export type JobStore = {
  /** All of them. */
  load(): Promise<readonly PrintJob[]>
  find(id: string): Promise<PrintJob | undefined>
  /**
   * One durable transaction: reads the job as it is on the disk and writes what `transition` makes of it. Answers what is there now and whether
   * this call changed it; undefined: there is none.
   */
  apply(id: string, event: JobEvent): Promise<{ readonly job: PrintJob; readonly isChanged: boolean } | undefined>
  /** False: there is one of that id already, and it stays as it is. */
  add(job: PrintJob): Promise<boolean>
  remove(ids: readonly string[]): Promise<void>
  /** Every job that was written, here or in another tab, once it is durable. */
  onChange(listener: (jobs: readonly PrintJob[]) => void): () => void
}

/** One tab of the device has it; the end of the tab frees it, however it ends. */
export type SpoolLock = {
  /** Waits, then calls `lead`, whose answer is called if the lock is lost. Answers the function that gives it up or stops waiting. */
  contend(lead: () => () => void): () => void
}

/** The bytes of a job for this printer; rejects if it cannot be drawn. A copy must say on the paper that it is one. */
export type Encode = (job: PrintJob, printer: PrinterIdentity) => Promise<Uint8Array>

/** Whether the customer still needs the number: the ticket waits and was not called yet. */
export type IsWaiting = (ticketId: string) => Promise<boolean>
