import { readPapers } from '../../printing/read-papers.ts'
import type { Kept, Outside } from './kill-rounds.ts'

/** What must be nothing: two tickets of one number, paper that belongs to no ticket, a number that somebody saw and nobody knows. */
export async function judgeKills({ papers, shown, issued, known, jobs }: Outside & Kept) {
  const ticketById = new Map(known.map(({ key, row }) => [String(key), String(row.number)]))
  const owners = new Map<string, Set<string>>()
  // A run may go over the beginning of a business day, at which numbers begin anew.
  const claim = (day: string, number: string, ticketId: string): void => {
    const name = `${day} ${number}`
    owners.set(name, (owners.get(name) ?? new Set()).add(ticketId))
  }
  for (const { args } of issued) claim(String(args.number_day), String(args.number), String(args.ticket_id))

  const printedIds: string[] = []
  let strangers = 0
  let unread = 0
  for (const life of papers) {
    for (const { signed } of await readPapers(life)) {
      if (signed === undefined) {
        unread += 1
        continue
      }
      const { ticketId, number, numberDay } = signed.record
      printedIds.push(ticketId)
      claim(numberDay, number, ticketId)
      if (ticketById.get(ticketId) !== number) strangers += 1
    }
  }
  // Torn off before its code, a paper cannot say whose it is; each has a job that was being sent when the browser died.
  const cutOff = jobs.filter(({ state, reason }) => state === 'unknown' && reason === 'crashed').length
  const numbers = new Set(ticketById.values())
  return {
    duplicate_numbers: [...owners.values()].filter((ids) => ids.size > 1).length,
    paper_without_ticket: strangers + Math.max(0, unread - cutOff),
    tickets_lost:
      shown.filter((number) => !numbers.has(number)).length +
      issued.filter(({ args }) => !ticketById.has(String(args.ticket_id))).length,
    printed_twice: printedIds.length - new Set(printedIds).size,
    kill_tickets: issued.length,
    kill_papers: printedIds.length,
    kill_papers_torn: unread,
  }
}
