import type { PaperAnswer, Spool } from '../../../printer/spool/spool.ts'
import type { JobStore } from '../../../printer/spool/spool-ports.ts'

/** As long as a customer looks at a printer without wondering. */
const PAPER_MS = 8_000
/** It is told again when something comes of it after all. */
const LATE_MS = 60_000

export type PaperNews = PaperAnswer | { readonly kind: 'printing' }

/**
 * All that becomes of a job's paper, for as long as somebody looks: `waiting` is no end, and what failed may be put into the queue again by a
 * hand at the printer.
 */
export function watchPaper(
  { spool, jobs }: { readonly spool: Pick<Spool, 'awaitPaper'>; readonly jobs: Pick<JobStore, 'onChange'> },
  jobId: string,
  hear: (news: PaperNews) => void,
): () => void {
  let isGone = false
  let isAsking = false
  const tell = (news: PaperNews): void => {
    if (!isGone) hear(news)
  }

  async function ask(): Promise<void> {
    if (isAsking) return
    isAsking = true
    tell({ kind: 'printing' })
    let answer = await spool.awaitPaper(jobId, PAPER_MS)
    while (answer.kind === 'waiting' && !isGone) {
      tell(answer)
      answer = await spool.awaitPaper(jobId, LATE_MS)
    }
    isAsking = false
    tell(answer)
  }

  const deafen = jobs.onChange((changed) => {
    if (changed.some(({ id, state }) => id === jobId && (state === 'queued' || state === 'sending'))) void ask()
  })
  void ask()
  return () => {
    isGone = true
    deafen()
  }
}
