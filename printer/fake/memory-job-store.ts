import { createListeners } from '../port/create-listeners.ts'
import type { PrintJob } from '../spool/print-job.ts'
import type { JobStore } from '../spool/spool-ports.ts'
import { transition } from '../spool/transition.ts'

export type MemoryJobs = {
  /** The store as one tab has it. */
  open(): JobStore
  /** From now on every write is refused, as by a full disk; or after it was made, as by a database that dies in the middle. */
  setRefusing(refusing: 'no' | 'before' | 'after'): void
  all(): readonly PrintJob[]
}

/** A disk that several tabs share, in memory. Each call answers in a later turn, as a real one does. */
export function createMemoryJobs(): MemoryJobs {
  const jobs = new Map<string, PrintJob>()
  const changes = createListeners<readonly PrintJob[]>()
  let refusing: 'no' | 'before' | 'after' = 'no'

  /** Reads and writes in one turn: calls of several tabs do not interleave. */
  async function write(id: string, make: (found: PrintJob | undefined) => PrintJob | undefined): Promise<boolean> {
    await Promise.resolve()
    const found = jobs.get(id)
    const job = make(found)
    if (job === undefined || job === found) return false
    if (refusing === 'before') throw new Error('quota exceeded')
    jobs.set(id, job)
    changes.tell([job])
    if (refusing === 'after') throw new Error('the database was closed')
    return true
  }

  return {
    open: () => ({
      load: async () => [...jobs.values()],
      find: async (id) => jobs.get(id),
      async apply(id, event) {
        const isChanged = await write(id, (found) => (found === undefined ? undefined : transition(found, event)))
        const job = jobs.get(id)
        return job === undefined ? undefined : { job, isChanged }
      },
      add: (job) => write(job.id, (found) => (found === undefined ? job : undefined)),
      async remove(ids) {
        for (const id of ids) jobs.delete(id)
      },
      onChange: changes.add,
    }),
    setRefusing(next) {
      refusing = next
    },
    all: () => [...jobs.values()],
  }
}
