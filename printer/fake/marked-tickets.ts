import type { JobKind, PrintJob } from '../spool/print-job.ts'

const START = 0xa0
const END = 0xa1
const BODY = 0x41
const kinds: Readonly<Record<JobKind, number>> = { original: 0x61, copy: 0x62, test: 0x63 }
const BODY_BYTES = 5_000

/** A ticket whose paper says whose it is, at its start and, if it is whole, at its end. The id is a number below 10,000. */
export function encodeMarked(job: Pick<PrintJob, 'kind' | 'ticket_id'>): Uint8Array {
  const id = [...job.ticket_id.padStart(4, '0')].map((digit) => digit.charCodeAt(0))
  return Uint8Array.from([START, kinds[job.kind], ...id, ...new Array(BODY_BYTES).fill(BODY), END])
}

export type FoundPaper = { readonly kind: JobKind; readonly ticketId: string; readonly isWhole: boolean }

/** What lies in the tray, whole or torn off. */
export function readPapers(paper: readonly number[]): FoundPaper[] {
  const found: FoundPaper[] = []
  for (let at = paper.indexOf(START); at !== -1; at = paper.indexOf(START, at + 1)) {
    const next = paper.indexOf(START, at + 1)
    const one = paper.slice(at, next === -1 ? undefined : next)
    const kind = (Object.keys(kinds) as JobKind[]).find((name) => kinds[name] === one[1])
    const id = String.fromCharCode(...one.slice(2, 6))
    // A lone first byte says nothing, not even what it was.
    if (kind === undefined) continue
    // Torn within its number: nobody could read whose it is.
    const ticketId = /^\d{4}$/.test(id) ? String(Number(id)) : ''
    found.push({
      kind,
      ticketId,
      isWhole: one.indexOf(END) === BODY_BYTES + 6,
    })
  }
  return found
}
