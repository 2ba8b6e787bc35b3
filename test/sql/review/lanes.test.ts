import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { type Branch, type Device, issueArgs, type Lane, World } from '../../setup/world.ts'

const NOW = '2026-11-20T09:00:00Z'
const worlds: World[] = []
let world: World
let branch: Branch
let first: Device
let second: Device
let day: string

beforeEach(async () => {
  world = await World.create(2)
  worlds.push(world)
  await world.setNow(NOW)
  branch = await world.addBranch()
  first = await world.addDevice(branch, 'kiosk')
  await world.lanes(first)
  second = await world.addDevice(branch, 'kiosk')
  await world.lanes(second)
  day = await world.today(branch)
})
afterAll(() => Promise.all(worlds.map((each) => each.close())))

const print = (kiosk: Device, n: number) => world.give(kiosk, 'issue_ticket', 'fact', issueArgs(branch, day, n))
const todays = async (kiosk: Device): Promise<Lane | undefined> =>
  (await world.lanes(kiosk))?.days.find((lane) => lane.first_day <= day && day <= lane.last_day)

describe('a split', () => {
  it('is not asked of a kiosk that was revoked: it would never answer', async () => {
    const split = (await world.lanes(first))?.split
    await world.give(first, 'acknowledge_split', 'fact', { split_id: split?.id })
    await world.root.query(`update app.devices set status = 'revoked', ended_at = $2 where id = $1`, [
      first.deviceId,
      NOW,
    ])
    const third = await world.addDevice(branch, 'kiosk')
    await world.lanes(third)
    const asked = (await world.lanes(second))?.split
    expect(asked).toMatchObject({ first_day: day })
    await world.give(second, 'acknowledge_split', 'fact', { split_id: asked?.id })
    expect(await todays(third)).toBeDefined()
  })

  it('that a kiosk cannot answer any more is asked of another one', async () => {
    const split = (await world.lanes(first))?.split
    await world.give(first, 'acknowledge_split', 'fact', { split_id: split?.id })
    const third = await world.addDevice(branch, 'kiosk')
    await world.lanes(third)
    const asked = (await Promise.all([first, second].map((each) => world.lanes(each)))).map((each) => each?.split)
    const [lost, other] = asked[0] ? [first, second] : [second, first]
    await world.root.query(`update app.devices set status = 'revoked', ended_at = $2 where id = $1`, [
      lost.deviceId,
      NOW,
    ])
    await world.lanes(third)
    const again = (await world.lanes(other))?.split
    expect(again).toMatchObject({ first_day: day })
  })
})

describe('after history was lost', () => {
  it('[I2] a grant of the restored copy is not used: another kiosk may have had a part of it', async () => {
    // The lost history had split the first kiosk's lane; the restored copy gives it every number again.
    await world.root.query(`insert into app.epochs values (2, $1, 'a restored backup')`, [NOW])
    for (const n of [2, 4]) await print(first, n)
    for (const n of [1, 3, 5, 7]) await print(second, n)
    for (const kiosk of [first, second]) await world.push(kiosk, [], 2)
    const lanes = [await todays(first), await todays(second)]
    const [a, b] = [await todays(first), await todays(second)]
    expect(lanes.every((lane) => lane?.floors.A === 7)).toBe(true)
    expect(a).toMatchObject({ modulus: 2 })
    expect(b).toMatchObject({ modulus: 2 })
    expect(a?.residue).not.toBe(b?.residue)
  })

  it('the serial of what is granted then lies above that of every lost grant', async () => {
    const before = (await world.lanes(first))?.serial ?? 0
    await world.root.query(`insert into app.epochs values (2, $1, 'a restored backup')`, [NOW])
    for (const kiosk of [first, second]) await world.push(kiosk, [], 2)
    expect((await world.lanes(first))?.serial).toBeGreaterThan(before + 1_000)
  })
})
