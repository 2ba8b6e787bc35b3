import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { Random } from '../../../sync/random/create-random.ts'
import type { DeviceOutbox } from './device-outbox.ts'
import type { Arrival } from './plan-arrivals.ts'
import { serveCustomer } from './serve-customer.ts'

export type MorningTeller = {
  outbox: DeviceOutbox
  counter: PublishedConfiguration['counters'][number]
  freeAt: number
  /** What this teller still has to do with the customer at the counter when the time comes. */
  afterwards: ((at: number) => Promise<number>) | null
}

export type Morning = {
  day: string
  to: number
  arrivals: readonly Arrival[]
  kiosk: DeviceOutbox
  tellers: MorningTeller[]
  random: Random
  /** Who waits, by ticket: the key of the service. */
  waiting: Map<string, string>
}

/** Looking up and seeing that somebody has come. */
const NOTICE_MS = 4_000

/** Plays a morning in the order of time: the kiosk issues, tellers call whoever the authority says is next. */
export async function runMorning(morning: Morning): Promise<void> {
  let issued = 0
  for (;;) {
    const teller = morning.tellers.reduce((first, each) => (each.freeAt < first.freeAt ? each : first))
    if (teller.freeAt >= morning.to) break
    issued = issueUntil(morning, issued, teller.freeAt)
    if (teller.afterwards !== null) {
      const { afterwards } = teller
      teller.afterwards = null
      teller.freeAt = await afterwards(teller.freeAt)
    } else if (hasCustomer(morning, teller)) {
      await morning.kiosk.flush()
      await serveCustomer(morning, teller)
    } else {
      teller.freeAt = nextCustomerAt(morning, issued, teller)
    }
  }
  issueUntil(morning, issued, morning.to)
  for (const outbox of [morning.kiosk, ...morning.tellers.map((teller) => teller.outbox)]) await outbox.flush()
}

function issueUntil({ arrivals, kiosk, waiting, day }: Morning, from: number, until: number): number {
  let index = from
  for (let next = arrivals[index]; next !== undefined && next.at <= until; next = arrivals[index]) {
    const { ticketId: ticket_id, number, prefix, n, service, classId, language, secret, at } = next
    const optional = classId === null ? {} : { class_id: classId }
    kiosk.record(
      'issue_ticket',
      {
        ticket_id,
        number,
        prefix,
        n,
        number_day: day,
        service_id: service.id,
        language,
        secret,
        printed: true,
        ...optional,
      },
      at,
    )
    waiting.set(ticket_id, service.key)
    index += 1
  }
  return index
}

function hasCustomer({ waiting }: Morning, { counter }: MorningTeller): boolean {
  return [...waiting.values()].some((key) => counter.services.includes(key))
}

function nextCustomerAt({ arrivals, to }: Morning, issued: number, { counter }: MorningTeller): number {
  const next = arrivals.slice(issued).find(({ service }) => counter.services.includes(service.key))
  return next === undefined ? to : next.at + NOTICE_MS
}
