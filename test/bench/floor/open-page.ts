import { followTicket } from '../../../client/ticket-page/follow-ticket.ts'
import type { ticketStates } from '../../../sync/tickets/ticket-state.ts'
import type { Faults } from './faults.ts'
import type { Answer, HttpLine } from './http-line.ts'

const OVER: ReadonlySet<string> = new Set<(typeof ticketStates)[number]>(['completed', 'cancelled', 'expired'])
const MS_MAX = 15_000
const PARTS = /(?:src|href)="(\/[^"#]+)"/g
/** What a page hears besides its ticket when all is well. */
const NOTHING_NEW: ReadonlySet<string> = new Set(['same'])
/** Nobody has put the phone away. */
const LOOKED_AT = { isArmed: () => true }
/** Statuses that have no body, which a Response insists on. */
const BODILESS = new Set([204, 304])

export type PageCounts = { readonly pollMs: number[]; readonly openMs: number[]; open: number; polls: number }
export type PageOptions = {
  readonly line: HttpLine
  readonly faults: Faults
  readonly counts: PageCounts
  readonly address: string
  readonly token: string
  isMeasured(at: number): boolean
}

/**
 * A customer's phone: the page and its parts, then the page's own loop (client/ticket-page), which decides by itself when to
 * ask again; it ends when the ticket does. Pages are looked at all the time, which is the most that they can ask.
 */
export async function openPage(options: PageOptions): Promise<void> {
  const { line, faults, counts, token, address } = options
  counts.open += 1
  await loadPage(options).catch((error: unknown) => faults.add('page unanswered', error))
  let isOpen = true
  followTicket({
    ...LOOKED_AT,
    token,
    random: Math.random,
    send: async (path, init) => {
      const askedAt = performance.now()
      const headers = Object.fromEntries(new Headers(init?.headers))
      const answer = await line.ask({ path: String(path), address, headers, msMax: MS_MAX })
      if (options.isMeasured(askedAt)) {
        counts.polls += 1
        counts.pollMs.push(performance.now() - askedAt)
      }
      return toResponse(answer)
    },
    onAnswer(answer) {
      if (answer.kind !== 'ticket') {
        if (!NOTHING_NEW.has(answer.kind)) faults.add(`page hears ${answer.kind}`, answer)
      } else if (isOpen && OVER.has(answer.ticket.state)) {
        isOpen = false
        counts.open -= 1
      }
    },
  })
}

/** What a phone without anything in its cache fetches. */
async function loadPage({ line, faults, counts, token, address, isMeasured }: PageOptions): Promise<void> {
  const startedAt = performance.now()
  const fetchPart = async (path: string): Promise<Answer> => {
    const headers = { 'accept-encoding': 'gzip, br', accept: '*/*' }
    const answer = await line.ask({ path, address, headers, msMax: MS_MAX })
    if (answer.status !== 200) faults.add(`page part ${answer.status}`, path.replace(token, '…'))
    return answer
  }
  const plain = await line.ask({ path: `/t/${token}`, address, headers: { accept: 'text/html' }, msMax: MS_MAX })
  if (plain.status !== 200) faults.add(`page ${plain.status}`, plain.text)
  const parts = [...plain.text.matchAll(PARTS)].map(([, path]) => path ?? '')
  await Promise.all(parts.map(fetchPart))
  if (isMeasured(startedAt)) counts.openMs.push(performance.now() - startedAt)
}

function toResponse({ status, headers, bytes }: Answer): Response {
  const texts = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])
  return new Response(BODILESS.has(status) ? null : new Uint8Array(bytes), { status, headers: texts })
}

/** The page's loop asks whether it is looked at. */
export function standInForDocument(): void {
  const ignore = (): void => undefined
  Object.assign(globalThis, { document: { hidden: false, addEventListener: ignore, removeEventListener: ignore } })
}
