import { beforeEach, expect, test } from 'vitest'
import { createDeviceWorld, type DeviceWorld, issue, rowOf, uuid, type WorldDevice } from './a-device-world.ts'

const SPILL = /^A-[A-Z]/

let world: DeviceWorld
let kiosk: WorldDevice
beforeEach(async () => {
  world = createDeviceWorld()
  kiosk = await world.addDevice(1, 'kiosk')
})
/** Somebody writes under this device's writer, as from a copy of its disk. */
const writeAsIfCopied = () => {
  for (const { ids } of Object.values(world.authority.state.writers)) ids.push(uuid(0xbad))
}

test('[WR3] [LE2] what a heartbeat says against the writer is a doubt in every tab, and stays one though nobody answers', async () => {
  const leader = await kiosk.openTab()
  const follower = await kiosk.openTab()
  await world.seconds(2)
  expect(rowOf(await issue(follower.device)).args.number).toBe('A-001')
  await world.seconds(2)
  // From now on only heartbeats come through: nothing clears the doubt.
  leader.transport.push = async () => ({ kind: 'unreachable', why: 'network' })
  writeAsIfCopied()
  await world.seconds(7)
  expect(rowOf(await issue(follower.device)).args.number).toMatch(SPILL)
  expect(rowOf(await issue(leader.device)).args.number).toMatch(SPILL)
  kiosk.disconnect()
  await world.seconds(60)
  expect(rowOf(await issue(follower.device)).args.number).toMatch(SPILL)
  expect(rowOf(await issue(leader.device)).args.number).toMatch(SPILL)
})

test('[WR3] [NU4] a split that was answered is no doubt: alone, the kiosk goes on with its half', async () => {
  const tab = await kiosk.openTab()
  await (await world.addDevice(2, 'kiosk')).openTab()
  await world.seconds(1)
  const [own, other] = Object.values(world.authority.state.writers)
  tab.transport.push = async () => ({ kind: 'unreachable', why: 'network' })
  world.authority.proposeSplit(own?.id ?? '', other?.id ?? '', uuid(700))
  await world.seconds(6)
  expect(tab.device.view.pending.map(({ name }) => name)).toEqual(['acknowledge_split'])
  kiosk.disconnect()
  await world.seconds(30)
  expect(rowOf(await issue(tab.device)).args.number).not.toMatch(SPILL)
})

test('[NU3] before its first contact a kiosk has no numbers, and says so once it knows that nobody answers', async () => {
  kiosk.disconnect()
  const tab = await kiosk.openTab()
  expect(tab.device.sync).toMatchObject({ hasNumbers: false, troubles: [] })
  await world.seconds(5)
  expect(tab.device.sync).toMatchObject({ hasNumbers: false, troubles: [{ kind: 'no_letter' }] })
  kiosk.connect()
  await world.seconds(30)
  expect(tab.device.sync).toMatchObject({ hasNumbers: true, troubles: [] })
})

test('[WR2] [NU3] a fork that nobody could be told of has no numbers, in every tab, until the next contact', async () => {
  const leader = await kiosk.openTab()
  const follower = await kiosk.openTab()
  await world.seconds(2)
  const answer = leader.transport.push
  // The fork is heard of, and the line is gone before its new writer can ask.
  leader.transport.push = async (request) => {
    const reply = await answer(request)
    kiosk.disconnect()
    return reply
  }
  writeAsIfCopied()
  await issue(leader.device)
  await world.seconds(30)
  for (const { device } of [leader, follower]) {
    expect(device.sync).toMatchObject({ hasNumbers: false, troubles: [{ kind: 'no_letter' }] })
    expect(await issue(device)).toEqual({ kind: 'refused', code: 'no_letter' })
  }
  leader.transport.push = answer
  kiosk.connect()
  await world.seconds(30)
  for (const { device } of [leader, follower]) expect(device.sync).toMatchObject({ hasNumbers: true, troubles: [] })
})

test('[NU3] a tablet misses numbers likewise; a display, which gives none, does not', async () => {
  for (const [n, kind, troubles] of [
    [3, 'tablet', [{ kind: 'no_letter' }]],
    [4, 'display', []],
  ] as const) {
    const device = await world.addDevice(n, kind)
    device.disconnect()
    const { device: opened } = await device.openTab()
    await world.seconds(5)
    expect(opened.sync.troubles).toEqual(troubles)
  }
})
