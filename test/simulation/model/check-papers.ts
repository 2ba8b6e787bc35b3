import type { AddViolation, Paper, Row, Who } from './facts.ts'

/** [I2] [I11] What was printed: nothing without a job of the printer's, no number twice. */
export function createPaperChecks(options: {
  readonly add: AddViolation
  readonly isExcused: (machine: string) => boolean
}) {
  const { add, isExcused } = options
  const papers = new Map<string, Paper>()
  const papersByNumber = new Map<string, Paper[]>()

  return {
    papers,
    papersByNumber,
    hear(who: Who, args: Row, written: Pick<Paper, 'at' | 'atStep' | 'commandId'>, prints: ReadonlySet<string>): void {
      const paper: Paper = {
        ...written,
        ticketId: String(args.ticket_id),
        day: String(args.number_day),
        number: String(args.number),
        by: who.name,
      }
      papers.set(paper.ticketId, paper)
      if (who.kind === 'kiosk' && !prints.has(paper.ticketId))
        add('I11', `${who.name} issued ${paper.number} without a print job`)
      const key = `${paper.day} ${paper.number}`
      const same = papersByNumber.get(key) ?? []
      papersByNumber.set(key, [...same, paper])
      if (same.length === 0 || [paper, ...same].some(({ by }) => isExcused(by))) return
      const before = same.map(({ by, atStep }) => `${by} had printed at step ${atStep}`).join(' and ')
      add('I2', `${paper.by} printed ${key}, which ${before}`)
    },
  }
}
