import type { Random } from '../../../sync/random/create-random.ts'
import type { PushAnswer } from '../../../sync/wire/push.ts'
import type { Answered, Authority } from '../authority/authority.ts'
import { type Enrolled, enrol, seedBranch } from './seed-branch.ts'

/** Stands in what its customers leave, and in nothing else in the world. */
const MARK = 'a customer of the other bank'
const EPOCH_CODES = ['epoch_changed', 'sequence_gap']

type Desk = { readonly enrolled: Enrolled; readonly writer: string; seq: number; epoch: number }
type Ours = { readonly ids: ReadonlySet<string>; readonly ticketId: string | undefined; readonly counterId: string }

/**
 * Another bank's branch at the same authority, with a kiosk and a tablet that work beside ours by hand-written batches. Now
 * and then it names what is ours. `act` answers what it was told that it must not know.
 */
export async function openOtherBank(authority: Authority, random: Random, today: () => string) {
  const place = await seedBranch(authority, random.fork('place'))
  const open = async (kind: 'kiosk' | 'tablet'): Promise<Desk> => ({
    enrolled: await enrol(authority, place, kind, random.fork(kind)),
    ...{ writer: random.uuid(), seq: 0, epoch: 1 },
  })
  const kiosk = await open('kiosk')
  const tablet = await open('tablet')
  const [counterId = ''] = place.counters
  let papers = 0

  async function push(desk: Desk, commands: readonly object[]): Promise<Answered<PushAnswer>> {
    const device = { tenantId: place.tenantId, branchId: place.branchId, deviceId: desk.enrolled.id }
    const { session } = desk.enrolled
    const numbered = commands.map((command, at) => ({ ...command, seq: desk.seq + at + 1, session }))
    const request = { protocol: 1, writer: desk.writer, epoch: desk.epoch, commands: numbered }
    const answered = await authority.push(device, JSON.stringify(request))
    if (answered.kind === 'answer') desk.seq = answered.answer.writer.last_seq
    if (answered.kind === 'refused' && EPOCH_CODES.includes(answered.code)) {
      const details = answered.details as { readonly epoch?: number; readonly last_seq: number }
      desk.epoch = details.epoch ?? desk.epoch
      desk.seq = details.last_seq
    }
    return answered
  }

  function issue(chance: Random): object {
    const service = chance.pick(place.services)
    papers += 1
    const number = `${service.prefix}-${String(papers).padStart(3, '0')}`
    const named = { ticket_id: chance.uuid(), secret: 'a-secret-of-the-other', service_id: service.id, language: 'fr' }
    const printed = { number, prefix: service.prefix, n: papers, number_day: today() }
    const args = { ...named, ...printed, contact: { name: MARK, phone: '+21620999999' } }
    return { id: chance.uuid(), name: 'issue_ticket', kind: 'fact', args }
  }

  function serve(chance: Random, ours: Ours): object {
    const call = { counter_id: counterId, valid_for_ms: 15_000 }
    const named = { ticket_id: ours.ticketId ?? chance.uuid(), counter_id: counterId }
    const there = { ...named, counter_id: ours.counterId }
    return chance.pick([
      { name: 'open_counter', kind: 'fact', args: { counter_id: counterId } },
      { name: 'call_next', kind: 'intent', args: call },
      { name: 'call_next', kind: 'intent', args: { ...call, counter_id: ours.counterId } },
      { name: 'start_service', kind: 'fact', args: named },
      { name: 'complete_service', kind: 'fact', args: there },
      { name: 'cancel_ticket', kind: 'intent', args: { ticket_id: named.ticket_id } },
    ])
  }

  return {
    /** By any of these our devices would know what is the other bank's. */
    signs: [place.tenantId, place.branchId, ...place.counters, kiosk.enrolled.id, tablet.enrolled.id, MARK],
    deviceIds: [kiosk.enrolled.id, tablet.enrolled.id],
    tenantId: place.tenantId,
    async act(chance: Random, ours: Ours): Promise<string | undefined> {
      const isKiosk = chance.isWithin(0.5)
      const command = isKiosk ? issue(chance) : { id: chance.uuid(), ...serve(chance, ours) }
      const answered = await push(isKiosk ? kiosk : tablet, [command])
      const sent = JSON.stringify(command)
      const told = JSON.stringify(answered)
      for (const id of ours.ids) if (told.includes(id) && !sent.includes(id)) return `${id} in ${told.slice(0, 300)}`
      return undefined
    },
  }
}
