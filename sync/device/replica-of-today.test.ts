import { beforeEach, expect, test } from 'vitest'
import { createDeviceWorld, type DeviceWorld, issue, rowOf, type WorldDevice, type WorldTab } from './a-device-world.ts'

const DAY_S = 24 * 3_600

let world: DeviceWorld
let kiosk: WorldDevice
let tab: WorldTab

/** A device that was there yesterday; whose stream of rows stays away while everything else is answered. */
beforeEach(async () => {
  world = createDeviceWorld('today')
  kiosk = await world.addDevice(1, 'kiosk')
  tab = await kiosk.openTab()
  await world.seconds(10)
  kiosk.disconnect()
  tab.crash()
  await world.seconds(DAY_S)
  tab = await kiosk.openTab()
  kiosk.connect()
  kiosk.feed.disconnect()
  await world.seconds(30)
})

test('[LA1] the rows of an answer are no queue: who only knows what was done here stays on paper', async () => {
  expect(tab.device.sync.rung).toBe('paper')
  const { args } = rowOf(await issue(tab.device))
  await world.seconds(5)
  expect(tab.device.view.tickets.get(String(args.ticket_id))?.standing).toBe('confirmed')
  expect(tab.device.sync).toMatchObject({ rung: 'paper', pendingCount: 0 })
  kiosk.feed.connect()
  await world.seconds(25)
  expect(tab.device.sync.rung).toBe('live')
})

test('[LA1] a queue that came whole and empty is one', async () => {
  kiosk.feed.connect()
  await world.seconds(25)
  expect([tab.device.view.tickets.size, tab.device.sync.rung]).toEqual([0, 'live'])
})

test('[LA1] [EP1] rows that went with a lost history are no queue of today any more', async () => {
  kiosk.feed.connect()
  await issue(tab.device)
  await world.seconds(25)
  expect(tab.device.sync.rung).toBe('live')
  kiosk.feed.disconnect()
  world.authority.state.epoch += 1
  await issue(tab.device)
  await world.seconds(1)
  expect(tab.device.sync.rung).toBe('paper')
  kiosk.feed.connect()
  await world.seconds(25)
  expect(tab.device.sync.rung).toBe('live')
})
