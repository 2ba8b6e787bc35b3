import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Branch, type Device, issueArgs, World } from '../../setup/world.ts'

const world = await World.create()
let branch: Branch

beforeEach(async () => {
  await world.setNow('2026-11-20T08:00:00Z')
  branch = await world.addBranch()
})
afterAll(() => world.close())

/** Enrolled one after the other, as people do; who came first has the first place. */
async function twoKiosks(): Promise<[Device, Device]> {
  const first = await world.addDevice(branch, 'kiosk')
  await world.setNow('2026-11-20T08:00:01Z')
  return [first, await world.addDevice(branch, 'kiosk')]
}

const classesOn = (state: Awaited<ReturnType<World['lanes']>>, day: string) =>
  state?.days
    .filter(({ first_day, last_day }) => first_day <= day && day <= last_day)
    .map(({ residue, modulus }) => ({ residue, modulus }))

it('one kiosk alone has every number, for today and three days ahead', async () => {
  const kiosk = await world.addDevice(branch, 'kiosk')
  expect(await world.lanes(kiosk)).toEqual({
    serial: 4,
    days: [{ residue: 0, modulus: 1, floors: {}, first_day: '2026-11-20', last_day: '2026-11-23' }],
    split: null,
  })
  for (const n of [1, 2, 3]) {
    const outcome = await world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, '2026-11-20', n))
    expect(outcome).toMatchObject({ kind: 'applied', flags: [], result: { number: `A-00${n}` } })
  }
})

it('two kiosks have odd and even numbers, and the first begins with 1', async () => {
  const kiosks = await twoKiosks()
  const lanes = [await world.lanes(kiosks[0]), await world.lanes(kiosks[1])]
  expect(lanes.map((state) => classesOn(state, '2026-11-20'))).toEqual([
    [{ residue: 1, modulus: 2 }],
    [{ residue: 0, modulus: 2 }],
  ])
})

it('tablets, consoles and the revoked hold no lanes', async () => {
  for (const kind of ['tablet', 'console', 'display'] as const)
    expect(await world.lanes(await world.addDevice(branch, kind))).toBeNull()
  const kiosk = await world.addDevice(branch, 'kiosk')
  await world.root.query(`update app.devices set status = 'revoked' where id = $1`, [kiosk.deviceId])
  expect(await world.lanes(kiosk)).toBeNull()
  const { rows } = await world.root.query('select count(*)::integer as n from app.lane_days where branch_id = $1', [
    branch.branchId,
  ])
  expect(rows).toEqual([{ n: 0 }])
})

it('a number outside its lane, or with the letter of another writer, is applied and flagged', async () => {
  const kiosk = await world.addDevice(branch, 'kiosk')
  const late = await world.addDevice(branch, 'kiosk')
  await world.lanes(kiosk)
  const spill = { ...issueArgs(branch, '2026-11-20', 7), number: 'A-ZZ07', letter: 'ZZ' }
  expect((await world.give(late, 'issue_ticket', 'fact', issueArgs(branch, '2026-11-25', 1))).flags).toContain(
    'outside_grant',
  )
  expect((await world.give(late, 'issue_ticket', 'fact', spill)).flags).toEqual(
    expect.arrayContaining(['spill', 'outside_grant']),
  )
})

describe('a kiosk that comes later', () => {
  it('takes nothing before the owner agrees, then half, above everything that the owner had reached', async () => {
    const owner = await world.addDevice(branch, 'kiosk')
    await world.lanes(owner)
    const late = await world.addDevice(branch, 'kiosk')
    expect((await world.lanes(late))?.days).toEqual([])
    const asked = await world.lanes(owner)
    expect(asked?.split).toMatchObject({ residue: 0, modulus: 2, first_day: '2026-11-20', last_day: '2026-11-23' })
    expect(classesOn(asked, '2026-11-20')).toEqual([{ residue: 0, modulus: 1 }])
    // Issued offline before it agreed; the acknowledgement stands behind them in the same line.
    await world.push(owner, [
      ...[1, 2, 3, 4, 5, 6].map((n) => ({
        name: 'issue_ticket',
        kind: 'fact' as const,
        args: issueArgs(branch, '2026-11-20', n),
      })),
      { name: 'acknowledge_split', kind: 'fact', args: { split_id: asked?.split?.id } },
    ])
    expect(classesOn(await world.lanes(owner), '2026-11-20')).toEqual([{ residue: 0, modulus: 2 }])
    const days = (await world.lanes(late))?.days ?? []
    expect(days.map(({ residue, modulus, floors }) => ({ residue, modulus, floors }))).toEqual([
      { residue: 1, modulus: 2, floors: { A: 6 } },
      { residue: 1, modulus: 2, floors: {} },
    ])
  })

  it('gets above numbers that a person had adopted from paper before their kiosk reported them', async () => {
    const { owner, late, splitId } = await askedOwner()
    const tablet = await world.addDevice(branch, 'tablet')
    const printed = issueArgs(branch, '2026-11-20', 6)
    const adopted = {
      ticket_id: printed.ticket_id,
      number: 'A-006',
      number_day: '2026-11-20',
      service_id: branch.services[0]?.id,
      proof: 'signed',
    }
    expect((await world.give(tablet, 'adopt_ticket', 'fact', adopted)).kind).toBe('applied')
    await world.push(owner, [
      { name: 'issue_ticket', kind: 'fact', args: printed },
      { name: 'acknowledge_split', kind: 'fact', args: { split_id: splitId } },
    ])
    expect((await world.lanes(late))?.days[0]?.floors).toEqual({ A: 6 })
  })

  it('gets above numbers whose issue is in quarantine: their paper is in somebody’s hand', async () => {
    const { owner, late, splitId } = await askedOwner()
    await world.push(owner, [
      { name: 'issue_ticket', kind: 'fact', args: { ...issueArgs(branch, '2026-11-20', 8), service_id: randomUUID() } },
      { name: 'acknowledge_split', kind: 'fact', args: { split_id: splitId } },
    ])
    expect((await world.lanes(late))?.days[0]?.floors).toEqual({ A: 8 })
  })

  async function askedOwner() {
    const owner = await world.addDevice(branch, 'kiosk')
    await world.lanes(owner)
    const late = await world.addDevice(branch, 'kiosk')
    await world.lanes(late)
    return { owner, late, splitId: (await world.lanes(owner))?.split?.id }
  }
})

it('an owner is asked for no day on which the receiver has numbers already', async () => {
  const [owner, other] = await twoKiosks()
  await world.lanes(owner)
  await world.lanes(other)
  // On the 24th the third one comes: that day is shared already, the days behind it are not. It gets even numbers there.
  await world.setNow('2026-11-21T08:00:00Z')
  await world.lanes(owner)
  await world.setNow('2026-11-24T08:00:00Z')
  await world.root.query(`update app.writers set last_contact_at = '2026-11-01' where id = $1`, [other.writerId])
  const third = await world.addDevice(branch, 'kiosk')
  expect((await world.lanes(third))?.days.map(({ first_day }) => first_day)).toEqual(['2026-11-25'])
  const asked = await world.lanes(owner)
  expect(asked?.split).toMatchObject({ first_day: '2026-11-24', last_day: '2026-11-24' })
  await world.give(owner, 'acknowledge_split', 'fact', { split_id: asked?.split?.id })
  expect(classesOn(await world.lanes(owner), '2026-11-25')).toEqual([{ residue: 1, modulus: 2 }])
  expect(classesOn(await world.lanes(third), '2026-11-25')).toEqual([{ residue: 0, modulus: 2 }])
})

it('a kiosk that only asks, and prints nothing, still shares in each new day', async () => {
  const kiosks = await twoKiosks()
  for (let day = 20; day <= 28; day += 1) {
    await world.setNow(`2026-11-${day}T08:00:00Z`)
    for (const kiosk of kiosks) await world.lanes(kiosk)
  }
  const lanes = [await world.lanes(kiosks[0]), await world.lanes(kiosks[1])]
  expect(lanes.map((state) => classesOn(state, '2026-12-01'))).toEqual([
    [{ residue: 1, modulus: 2 }],
    [{ residue: 0, modulus: 2 }],
  ])
})

it('an owner that is asked for halves by two others, for different days, is told of one at a time', async () => {
  const [owner, other] = await twoKiosks()
  await world.lanes(owner)
  await world.lanes(other)
  // The other one stays away so long that the next days are given without it, while a third one asks for today.
  await world.setNow('2026-11-23T08:00:00Z')
  await world.root.query(`update app.writers set last_contact_at = '2026-11-01' where id = $1`, [other.writerId])
  const third = await world.addDevice(branch, 'kiosk')
  await world.root.query(`update app.writers set last_contact_at = '2026-11-01' where id = $1`, [third.writerId])
  await world.lanes(owner)
  await world.lanes(third)
  await world.lanes(other)
  const open = await world.root.query('select count(*)::integer as n from app.lane_splits where from_writer_id = $1', [
    owner.writerId,
  ])
  expect(open.rows).toEqual([{ n: 2 }])
  const first = await world.lanes(owner)
  expect(first?.split).toMatchObject({ first_day: '2026-11-23' })
  await world.give(owner, 'acknowledge_split', 'fact', { split_id: first?.split?.id })
  expect((await world.lanes(owner))?.split).toMatchObject({ first_day: '2026-11-24' })
})

it('lane classes are disjoint and leave no number out, for one to sixty-four owners', async () => {
  const { rows } = await world.root.query<{ total: number; wrong: number; largest: number; first: number }>(
    `select total, count(*) filter (where owners <> 1)::integer as wrong, max(modulus) as largest, min(first) as first
     from (
       select total, n, count(*) as owners, max(c.modulus) as modulus, min(place) filter (where n = 1) as first
       from generate_series(1, 64) total cross join generate_series(1, 128) n
       cross join lateral (select place, (app_private.lane_class(place, total)).* from generate_series(0, total - 1) place) c
       where n % c.modulus = c.residue
       group by total, n
     ) t group by total order by total`,
  )
  expect(rows).toHaveLength(64)
  for (const { total, wrong, largest, first } of rows) {
    expect({ total, wrong, first }).toEqual({ total, wrong: 0, first: 0 })
    // The coarsest that is enough: no class is finer than the next power of two.
    expect(largest).toBe(2 ** Math.ceil(Math.log2(total)))
  }
})
