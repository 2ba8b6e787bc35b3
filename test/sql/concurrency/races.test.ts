import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { type Branch, type Device, issueArgs, type Outcome, World } from '../../setup/world.ts'
import { checkInvariants } from '../invariants/check-invariants.ts'
import { aCommand, createSender } from './sender.ts'

const CONNECTIONS = 32
/** Of thousands of violations the first few tell as much. */
const SHOWN_MAX = 20
const world = await World.create(CONNECTIONS)
const send = createSender(world)
let branch: Branch
let day: string

beforeEach(async () => {
  branch = await world.addBranch({ counters: 8 })
  day = await world.today(branch)
})
afterAll(async () => {
  expect((await checkInvariants(world, { isRealTime: true })).slice(0, SHOWN_MAX)).toEqual([])
  await world.close()
})

const devices = async (kind: 'kiosk' | 'tablet', count: number): Promise<Device[]> => {
  const list: Device[] = []
  for (let n = 0; n < count; n += 1) list.push(await world.addDevice(branch, kind))
  return list
}

it('[I3 I4] thirty-two tellers at once get the twenty who wait, each another one', async () => {
  const [kiosk] = await devices('kiosk', 1)
  const tablets = await devices('tablet', 32)
  if (kiosk === undefined) throw new Error('no kiosk')
  await world.lanes(kiosk)
  const batch = Array.from({ length: 20 }, (_, n) =>
    aCommand(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, n + 1)),
  )
  await send(kiosk, batch)
  const answers = await Promise.all(
    tablets.map(async (tablet, n) => {
      const counter_id = branch.counters[n % branch.counters.length]
      return (await send(tablet, [aCommand(tablet, 'call_next', 'intent', { counter_id, valid_for_ms: 60_000 })]))[0]
    }),
  )
  const taken = answers.filter((outcome) => outcome?.kind === 'applied').map((outcome) => outcome?.ticket_id)
  const told = answers.filter((outcome) => outcome?.kind === 'rejected').map((outcome) => outcome?.code)
  expect(new Set(taken).size).toBe(20)
  expect(told).toEqual(Array(12).fill('nobody_waiting'))
})

it('[I2] eight devices that print one number get it once plain and seven times flagged with a suffix', async () => {
  const kiosks = await devices('kiosk', 8)
  const answers = await Promise.all(
    kiosks.map(
      async (kiosk) => (await send(kiosk, [aCommand(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, 7))]))[0],
    ),
  )
  expect(answers.map((outcome) => outcome?.result?.number).sort()).toEqual([
    'A-007',
    'A-007/2',
    'A-007/3',
    'A-007/4',
    'A-007/5',
    'A-007/6',
    'A-007/7',
    'A-007/8',
  ])
  expect(answers.filter((outcome) => outcome?.flags?.includes('duplicate_number'))).toHaveLength(7)
})

it('one ticket told by two devices at once is one ticket', async () => {
  const kiosks = await devices('kiosk', 6)
  const args = issueArgs(branch, day, 3)
  const answers = await Promise.all(
    kiosks.map(async (kiosk) => (await send(kiosk, [aCommand(kiosk, 'issue_ticket', 'fact', args)]))[0]),
  )
  expect(answers.filter((outcome) => outcome?.flags?.includes('merged'))).toHaveLength(5)
  expect(new Set(answers.map((outcome) => outcome?.ticket_id))).toEqual(new Set([args.ticket_id]))
})

it('writers opened at the same moment have letters of their own; one writer opened eight times is one', async () => {
  const [first, ...others] = await devices('kiosk', 16)
  const open = (device: Device | undefined, writerId: string) =>
    world.api.query('select app.open_writer($1, $2, $3)', [branch.tenantId, device?.deviceId, writerId])
  const again = randomUUID()
  await Promise.all([
    ...others.map((device) => open(device, randomUUID())),
    ...Array.from({ length: 8 }, () => open(first, again)),
  ])
  const { rows } = await world.root.query(
    'select count(*)::integer as writers, count(distinct letter)::integer as letters from app.writers where branch_id = $1',
    [branch.branchId],
  )
  // Sixteen from before, fifteen others, the one, and the server's.
  expect(rows).toEqual([{ writers: 33, letters: 33 }])
})

it('kiosks that ask for their lanes at the same moment get disjoint ones that leave no number out', async () => {
  const kiosks = await devices('kiosk', 6)
  const lanes = await Promise.all(kiosks.map((kiosk) => world.lanes(kiosk)))
  for (let n = 1; n <= 64; n += 1) {
    const owners = lanes.filter((answer) => answer?.days[0] && n % answer.days[0].modulus === answer.days[0].residue)
    expect(owners).toHaveLength(1)
  }
})

it('[T3] of two offline calls of one ticket the earlier stands, whichever arrives first', async () => {
  const [kiosk] = await devices('kiosk', 1)
  const tablets = await devices('tablet', 2)
  if (kiosk === undefined) throw new Error('no kiosk')
  await world.lanes(kiosk)
  const tickets = Array.from({ length: 12 }, (_, n) => issueArgs(branch, day, n + 1))
  await send(
    kiosk,
    tickets.map((args) => aCommand(kiosk, 'issue_ticket', 'fact', args, { age_ms: 90_000 })),
  )
  for (const { ticket_id } of tickets) {
    const answers = await Promise.all(
      tablets.map((tablet, n) => {
        const args = { ticket_id, counter_id: branch.counters[n] }
        return send(tablet, [aCommand(tablet, 'call_ticket', 'fact', args, { age_ms: n === 0 ? 20_000 : 10_000 })])
      }),
    )
    expect(answers.flat().filter((outcome) => outcome.flags?.includes('double_call'))).toHaveLength(1)
    expect(await world.ticket(String(ticket_id))).toMatchObject({ state: 'called', counter_id: branch.counters[0] })
  }
})

it('tablets that open and pause two counters in opposite order, in one run each, all get their answers', async () => {
  const tablets = await devices('tablet', 4)
  const [one, two] = branch.counters
  const outcomes: Outcome[] = []
  const work = tablets.map(async (tablet, place) => {
    for (let round = 0; round < 4; round += 1) {
      const batch = (place % 2 === 0 ? [one, two] : [two, one]).flatMap((counter_id) => [
        aCommand(tablet, 'open_counter', 'fact', { counter_id }),
        aCommand(tablet, 'pause_counter', 'fact', { counter_id }),
      ])
      outcomes.push(...(await send(tablet, batch)))
    }
  })
  await Promise.all(work)
  expect(outcomes.filter((outcome) => outcome.kind !== 'applied')).toEqual([])
  expect(outcomes).toHaveLength(64)
})
