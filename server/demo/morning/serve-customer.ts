import type { Morning, MorningTeller } from './run-morning.ts'

const SECOND_MS = 1_000
const NO_SHOW_SHARE = 0.06
const TRANSFER_SHARE = 0.05
const RECALL_AFTER_MS = 40 * SECOND_MS
const NO_SHOW_AFTER_MS = 75 * SECOND_MS
const WALK_MS_MIN = 8 * SECOND_MS
const WALK_MS_MAX = 40 * SECOND_MS
const BETWEEN_MS = 12 * SECOND_MS
const TRANSFER_AFTER_MS = 70 * SECOND_MS
/** These calls are hours old when they are pushed, and were meant all the same. */
const VALID_FOR_MS = 86_400_000
const SERVICE_SPREAD = 0.45

/** One customer at one counter, from the call to the end; what lies after the morning's end has not happened. */
export async function serveCustomer(morning: Morning, teller: MorningTeller): Promise<void> {
  const { waiting, random, arrivals } = morning
  const { outbox, counter } = teller
  const at = teller.freeAt
  const outcome = await outbox.give('call_next', { counter_id: counter.id, valid_for_ms: VALID_FOR_MS }, at)
  const ticketId = outcome.ticket_id
  const arrival = arrivals.find((each) => each.ticketId === ticketId)
  if (ticketId === undefined || arrival === undefined)
    throw new Error(`the demo's call failed: ${JSON.stringify(outcome)}`)
  const key = waiting.get(ticketId) ?? arrival.service.key
  waiting.delete(ticketId)
  const ticket = { ticket_id: ticketId, counter_id: counter.id }
  if (random.isWithin(NO_SHOW_SHARE)) {
    teller.freeAt = at + RECALL_AFTER_MS
    teller.afterwards = async (recalledAt) => {
      await outbox.give('recall_ticket', { ...ticket, valid_for_ms: VALID_FOR_MS }, recalledAt)
      return happened(morning, teller, 'mark_no_show', ticket, at + NO_SHOW_AFTER_MS)
    }
    return
  }
  const startedAt = at + WALK_MS_MIN + random.below(WALK_MS_MAX - WALK_MS_MIN)
  happened(morning, teller, 'start_service', ticket, startedAt)
  const target = random.isWithin(TRANSFER_SHARE) ? otherService(morning, key) : undefined
  if (target === undefined) {
    const expected = arrival.service.expected_service_s * SECOND_MS
    teller.freeAt = happened(morning, teller, 'complete_service', ticket, startedAt + expected * spread(morning))
    return
  }
  teller.freeAt = startedAt + TRANSFER_AFTER_MS
  teller.afterwards = async (sentAt) => {
    await outbox.give('transfer_ticket', { ticket_id: ticketId, to: { service_id: target.id } }, sentAt)
    waiting.set(ticketId, target.key)
    return sentAt + BETWEEN_MS
  }
}

/** Records a fact if its time has come before the end, and answers when the teller is free again. */
function happened(
  morning: Morning,
  { outbox }: MorningTeller,
  name: string,
  args: Record<string, unknown>,
  at: number,
): number {
  if (at < morning.to) outbox.record(name, args, at)
  return at + BETWEEN_MS
}

/** Another service that one of those who sit there today serves. */
function otherService({ tellers, random, arrivals }: Morning, key: string) {
  const served = new Set(tellers.flatMap(({ counter }) => counter.services))
  const others = [...new Set(arrivals.map(({ service }) => service))].filter(
    (each) => each.key !== key && served.has(each.key),
  )
  return others.length === 0 ? undefined : random.pick(others)
}

/** Service times are skewed: most a little shorter than expected, some much longer. */
function spread({ random }: Morning): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  return Math.exp(SERVICE_SPREAD * normal - SERVICE_SPREAD ** 2 / 2)
}
