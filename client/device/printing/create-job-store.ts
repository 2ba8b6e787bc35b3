import type { PrintJob } from '../../../printer/spool/print-job.ts'
import type { JobStore } from '../../../printer/spool/spool-ports.ts'
import { transition } from '../../../printer/spool/transition.ts'
import type { PrintRow, Store, TableChange } from '../../../sync/ports/store.ts'
import { jobOfRow, rowOfJob } from './job-row.ts'

/** The spool's jobs in the device's own database, beside the outbox whose transaction makes them [OB1]. */
export function createJobStore(store: Store): JobStore {
  const load = () => store.read(['prints'], async (tx) => (await tx.all('prints')).map(jobOfRow))

  return {
    load,
    find: (id) =>
      store.read(['prints'], async (tx) => {
        const row = await tx.get('prints', id)
        return row === undefined ? undefined : jobOfRow(row)
      }),
    apply: (id, event) =>
      store.write(['prints'], async (tx) => {
        const row = await tx.get('prints', id)
        if (row === undefined) return undefined
        const found = jobOfRow(row)
        const job = transition(found, event)
        if (job !== found) tx.put('prints', [rowOfJob(job, row)])
        return { job, isChanged: job !== found }
      }),
    add: (job) =>
      store.write(['prints'], async (tx) => {
        if ((await tx.get('prints', job.id)) !== undefined) return false
        tx.put('prints', [rowOfJob(job, undefined)])
        return true
      }),
    remove: (ids) => store.write(['prints'], async (tx) => tx.delete('prints', ids)),
    onChange: (listener) =>
      store.onCommit((changes) => {
        const prints = changes.filter(isOfPrints)
        // What was missed in between is told as a table that was cleared: then all of it is news.
        if (prints.some(({ cleared }) => cleared !== undefined)) {
          load().then(listener, () => undefined)
          return
        }
        const jobs: PrintJob[] = prints.flatMap(({ put }) => put.map(jobOfRow))
        if (jobs.length > 0) listener(jobs)
      }),
  }
}

type ChangeOfPrints = Extract<TableChange, { readonly put: readonly PrintRow[] }>

function isOfPrints(change: TableChange): change is ChangeOfPrints {
  return change.table === 'prints'
}
