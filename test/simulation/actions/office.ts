import type { CommandName } from '../../../sync/commands/registry.ts'
import type { Wish } from '../../../sync/device/device.ts'
import { deliverMessages } from '../world/deliver-messages.ts'
import { publish } from '../world/seed-branch.ts'
import type { Action, Scene } from './action.ts'

const SLOT_MS = 900_000
const CODE_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** What happens behind the counters: another configuration, bookings, messages, and the bank next door. */
export const officeActions: readonly Action[] = [
  { name: 'publish', weight: 0.4, run: publishAnother },
  { name: 'book', weight: 1.2, run: book },
  { name: 'arrive', weight: 1.2, run: arrive },
  { name: 'messages', weight: 1, run: messages },
  { name: 'other_bank', weight: 2, run: otherBank },
]

async function publishAnother({ world, random }: Scene): Promise<void> {
  const { authority, place } = world
  await publish(authority, place, {
    hasLoans: random.isWithin(0.5),
    hasAdvice: random.isWithin(0.5),
    headStartMinutes: random.pick([5, 15, 30]),
    cardsPrefix: random.pick(['B', 'E']),
  })
}

function tapAt(scene: Scene, kinds: readonly string[], name: CommandName, args: Record<string, unknown>): boolean {
  const { random, world } = scene
  const there = world.machines.filter(
    ({ enrolled, tabs, isAsleep }) => kinds.includes(enrolled.kind) && tabs.length > 0 && !isAsleep,
  )
  if (there.length === 0) return false
  const { device } = random.pick(random.pick(there).tabs)
  void device.run({ name, args } as unknown as Wish).catch(() => undefined)
  return true
}

function book(scene: Scene): undefined {
  const { random, world, memory } = scene
  const id = random.uuid()
  const code = Array.from({ length: 6 }, () => random.pick([...CODE_LETTERS])).join('')
  const slotAt = (Math.floor(world.time.now() / SLOT_MS) + 1 + random.below(3)) * SLOT_MS
  const [service] = world.place.services
  const named = { appointment_id: id, service_id: service?.id, code, language: 'fr' }
  if (tapAt(scene, ['console'], 'make_appointment', { ...named, slot_at: new Date(slotAt).toISOString() }))
    memory.bookings.push({ id, code })
}

/** Who has an appointment comes, once or again; and now and then somebody who only says so. */
function arrive(scene: Scene): undefined {
  const { random, world, memory } = scene
  const booking = memory.bookings[memory.bookings.length - 1 - random.below(4)]
  const [service] = world.place.services
  const named = booking !== undefined && random.isWithin(0.5) ? { appointment_id: booking.id } : {}
  const said = 'appointment_id' in named ? named : { code: booking?.code ?? 'NOBODY' }
  tapAt(scene, ['kiosk', 'tablet'], 'check_in_appointment', { ...said, service_id: service?.id, language: 'ar' })
}

async function messages({ world, model }: Scene): Promise<void> {
  for (const untrue of await deliverMessages(world.authority, world.place)) model.add('I13', untrue)
}

async function otherBank({ world, model, random }: Scene): Promise<void> {
  const { tenantId, branchId, counters, services } = world.place
  const papers = [...model.papers.keys()]
  const told = await world.otherBank.act(random, {
    ids: new Set([tenantId, branchId, ...counters, ...services.map(({ id }) => id), ...papers]),
    ticketId: papers.length === 0 ? undefined : random.pick(papers),
    counterId: random.pick(counters),
  })
  if (told !== undefined) model.add('I9', `the other bank was told of ${told}`)
}
