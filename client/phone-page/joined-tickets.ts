/**
 * The ticket of a branch that this phone has joined last, or whose own page it has shown while it was awaited: who scans the
 * display's code with it need type nothing.
 */
export type JoinedTicket = { readonly branch: string; readonly token: string; readonly number: string }

const STORED_AS = 'blesaf.joined'
/** More than anybody stands in at a time. */
const TICKETS_MAX = 5

export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

/** This phone's. Where storage is forbidden already its name throws, so it is named within each question. */
export const phoneShelf: Shelf = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, text) => localStorage.setItem(key, text),
}

export function joinedTicket(shelf: Shelf, branch: string): JoinedTicket | undefined {
  return read(shelf).find((ticket) => ticket.branch === branch)
}

export function keepJoined(shelf: Shelf, ticket: JoinedTicket): void {
  write(shelf, [ticket, ...read(shelf).filter(({ branch }) => branch !== ticket.branch)].slice(0, TICKETS_MAX))
}

export function forgetJoined(shelf: Shelf, branch: string): void {
  write(
    shelf,
    read(shelf).filter((ticket) => ticket.branch !== branch),
  )
}

function read(shelf: Shelf): JoinedTicket[] {
  try {
    const found: unknown = JSON.parse(shelf.getItem(STORED_AS) ?? '[]')
    return Array.isArray(found) ? found.filter(isTicket) : []
  } catch {
    // Storage may be forbidden, or hold somebody else's text: then nothing is known.
    return []
  }
}

function write(shelf: Shelf, tickets: readonly JoinedTicket[]): void {
  try {
    shelf.setItem(STORED_AS, JSON.stringify(tickets))
  } catch {
    // Forbidden or full: the ticket's own page is opened all the same.
  }
}

const isTicket = (found: unknown): found is JoinedTicket =>
  typeof found === 'object' &&
  found !== null &&
  ['branch', 'token', 'number'].every((name) => typeof (found as Record<string, unknown>)[name] === 'string')
