import { createRandom, type Random } from '../../sync/random/create-random.ts'
import type { CounterRow, TicketFields, TicketRow } from '../../sync/view/view-rows.ts'

export const A_DAY = { yesterday: '2026-11-19', today: '2026-11-20', zone: 'Africa/Tunis' } as const
export const A_DAY_NOW = Date.parse('2026-11-20T14:00:00Z')
const HOUR_MS = 3_600_000
const OPEN_MS = 8 * HOUR_MS
const PREFIXES = ['A', 'B', 'C', 'D'] as const
const STATES = [
  'waiting',
  'called',
  'serving',
  'parked',
  'no_show',
  'completed',
  'completed',
  'completed',
  'cancelled',
] as const

export type LensDay = {
  readonly tenantId: string
  readonly branchId: string
  readonly serviceIds: readonly string[]
  readonly counters: readonly CounterRow[]
  readonly tickets: readonly TicketRow[]
}

const STANDING = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] } as const

/** Yesterday and today of a branch as the view has them, `perDay` tickets each: what a lens is filled with in tests. */
export function aLensDay(seed: string, perDay: number): LensDay {
  const random = createRandom(seed)
  const tenantId = random.uuid()
  const branchId = random.uuid()
  const serviceIds = PREFIXES.map(() => random.uuid())
  const staffIds = [random.uuid(), random.uuid(), random.uuid()]
  const counters = [1, 2, 3, 4, 5].map((n): CounterRow => {
    const fields = { tenant_id: tenantId, branch_id: branchId, names: { fr: `Guichet ${n}` }, service_ids: serviceIds }
    return { ...STANDING, ...fields, id: random.uuid(), label: String(n), state: 'open', position: n, version: 1 }
  })
  const of = { tenantId, branchId, serviceIds, staffIds, counters }
  const tickets = [A_DAY.yesterday, A_DAY.today].flatMap((day) =>
    Array.from({ length: perDay }, (_, n) => aDayTicket(random, day, n + 1, perDay, of)),
  )
  return { tenantId, branchId, serviceIds, counters, tickets }
}

type Of = Omit<LensDay, 'tickets'> & { readonly staffIds: readonly string[] }

function aDayTicket(random: Random, day: string, n: number, perDay: number, of: Of): TicketRow {
  const at = random.below(PREFIXES.length)
  const prefix = PREFIXES[at] ?? 'A'
  const service_id = of.serviceIds[at] ?? ''
  const isSpill = random.isWithin(0.05)
  // In the middle of a microsecond nobody can be: Postgres has no more of an instant than that.
  const queued_at = Date.parse(`${day}T07:00:00Z`) + Math.floor((n / perDay) * OPEN_MS) + random.below(1000) / 1000
  const head_start_s = random.isWithin(0.2) ? 900 : 0
  const state = random.pick(STATES)
  return {
    ...STANDING,
    ...timesOf(random, state, queued_at, service_id, of),
    id: random.uuid(),
    tenant_id: of.tenantId,
    branch_id: of.branchId,
    number: isSpill ? `${prefix}-X${String(n).padStart(2, '0')}` : `${prefix}-${String(n).padStart(3, '0')}`,
    prefix,
    letter: isSpill ? 'X' : null,
    sequence_n: n,
    number_day: day,
    queue_day: day,
    service_id,
    leg_index: 0,
    head_start_s,
    state,
    queued_at,
    order_at: queued_at - head_start_s * 1000,
    language: random.pick(['ar', 'fr', 'en']),
    origin: 'kiosk',
    is_placeholder: false,
    is_verified: true,
    recalls: 0,
    passes_used: 0,
    flags: random.isWithin(0.1) ? ['late', 'a "quoted", flag'] : [],
    contact_phone: random.isWithin(0.5)
      ? `+216 ${20 + random.below(79)} ${100 + random.below(900)} ${100 + random.below(900)}`
      : null,
    version: 1 + random.below(9),
  }
}

function timesOf(random: Random, state: string, queued: number, service_id: string, of: Of): TicketFields {
  if (['waiting', 'cancelled'].includes(state)) return { legs: [{ service_id }] }
  const counter_id = random.pick(of.counters).id
  const staff_id = random.pick(of.staffIds)
  const called_at = Math.floor(queued) + random.below(HOUR_MS)
  if (state !== 'completed') return { legs: [{ service_id }], counter_id, staff_id, called_at }
  const started_at = called_at + random.below(60_000)
  const ended_at = started_at + random.below(HOUR_MS / 2)
  const times = { called_at: toText(called_at), started_at: toText(started_at), ended_at: toText(ended_at) }
  const at = { counter_id, staff_id, outcome: 'served' }
  const earlier = random.isWithin(0.1) ? [{ service_id: random.pick(of.serviceIds), ...at, ...times }] : []
  const last = earlier.length === 0 ? times : laterBy(random.below(HOUR_MS), called_at, started_at, ended_at)
  return { legs: [...earlier, { service_id, ...at, ...last }], counter_id, staff_id, called_at, started_at, ended_at }
}

function laterBy(ms: number, ...[called, started, ended]: [number, number, number]) {
  const after = ended + ms
  return {
    called_at: toText(after),
    started_at: toText(after + started - called),
    ended_at: toText(after + ended - called),
  }
}

const toText = (at: number): string => new Date(at).toISOString()
