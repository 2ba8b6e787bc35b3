import type { PrintJob } from '../../../printer/spool/print-job.ts'

/** The ticket whose paper came out last, or perhaps did: the one that a customer comes back for. */
export function lastTicket(jobs: readonly PrintJob[]): string | undefined {
  const out = jobs.filter(({ kind, state }) => kind === 'original' && (state === 'printed' || state === 'unknown'))
  return out.reduce<PrintJob | undefined>(
    (last, job) => (last === undefined || job.made_at >= last.made_at ? job : last),
    undefined,
  )?.ticket_id
}
