import { useEffect, useState } from 'react'
import { useRows } from '../../../../app/hooks/use-rows.ts'
import type { FindTickets, FoundTicket } from '../../../../lens/lens-queries.ts'
import { useLensQuery } from '../../../../lens/use-lens-query.ts'
import { NOBODY } from '../ask-server.ts'
import { yesterdayOf } from '../days-of.ts'
import { findInRows, rowToFound } from './find-in-rows.ts'
import { searchOf } from './search-of.ts'

export type Found = {
  readonly rows: readonly FoundTicket[]
  /** Neither lens nor server answered: these are the rows that the tablet has. */
  readonly isFromRows: boolean
}

/** A key press is no question to a server yet. */
const PAUSE_MS = 300

/** Who is meant by a text, of today and yesterday [SE1] [SE2]: of the rows at once, then of whoever knows more. */
export function useSearch(typed: string, branchId: string, today: string): Found | undefined {
  const text = useSettled(typed, PAUSE_MS)
  const days = { first_day: yesterdayOf(today), last_day: today }
  const wanted = searchOf(typed)
  const asked = searchOf(text)
  const byNumber = useLensQuery(
    'find_tickets',
    about(branchId, days, asked?.number === undefined ? NOBODY : { number: asked.number }),
  )
  const byPhone = useLensQuery(
    'find_tickets',
    about(branchId, days, asked?.phone === undefined ? NOBODY : { phone: asked.phone }),
  )
  const tickets = useRows((view) => view.tickets)
  if (wanted === undefined) return undefined
  const own = [
    ...(wanted.number === undefined ? [] : findInRows(tickets.values(), { ...days, number: wanted.number })),
    ...(wanted.phone === undefined ? [] : findInRows(tickets.values(), { ...days, phone: wanted.phone })),
  ]
  const told = text === typed ? [...(byNumber.rows ?? []), ...(byPhone.rows ?? [])] : []
  const byId = new Map([...own, ...told].map((row) => [row.ticket_id, row]))
  const rows = [...byId.values()].map((row) => {
    const ticket = tickets.get(row.ticket_id)
    // What the tablet shows elsewhere it shows here too, with what is not confirmed yet.
    return ticket === undefined ? row : rowToFound(ticket)
  })
  return { rows, isFromRows: byNumber.state === 'unavailable' || byPhone.state === 'unavailable' }
}

function about(
  branch_id: string,
  days: Pick<FindTickets, 'first_day' | 'last_day'>,
  what: Pick<FindTickets, 'number' | 'phone'>,
) {
  return { branch_id, ...days, ...what }
}

function useSettled(text: string, ms: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}
