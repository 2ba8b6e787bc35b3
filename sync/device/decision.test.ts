import { beforeEach, expect, test } from 'vitest'
import { commandId, writerId } from '../ids.ts'
import { createDeviceWorld, type DeviceWorld, issue, rowOf, uuid, type WorldDevice } from './a-device-world.ts'
import type { Decision } from './device.ts'

let world: DeviceWorld
let kiosk: WorldDevice
beforeEach(async () => {
  world = createDeviceWorld()
  kiosk = await world.addDevice(1, 'kiosk')
})

test('[OB9] [PU6] whoever waits for a command that was marked as unsendable is told so, and so is whoever asks later', async () => {
  const { device, store } = await kiosk.openTab()
  await world.seconds(2)
  kiosk.disconnect()
  const row = rowOf(await issue(device))
  const heard: Decision[] = []
  void device.outcomeOf(row.id).then((decision) => heard.push(decision))
  await world.seconds(60)
  expect(heard).toEqual([])
  await store.write(['outbox'], async (tx) => tx.put('outbox', [{ ...row, unsendable: 'malformed' }]))
  await world.seconds(1)
  expect(heard).toEqual([{ kind: 'unsendable', code: 'malformed' }])
  expect(await device.outcomeOf(row.id)).toEqual(heard[0])
})

test('[OB9] [OB7] a command that this version does not know, or that is not here, is unknown at once', async () => {
  const { device, store } = await kiosk.openTab()
  await world.seconds(2)
  const row = rowOf(await issue(device))
  const later = { ...row, seq: row.seq + 1, id: commandId.parse(uuid(0xabc)), name: 'weigh_parcel' }
  await store.write(['outbox'], async (tx) => tx.put('outbox', [later]))
  expect(await device.outcomeOf(later.id)).toEqual({ kind: 'unknown' })
  expect(await device.outcomeOf(uuid(0xabd))).toEqual({ kind: 'unknown' })
})

test('[OB9] who asks right after the tap waits for the decision, though this tab has not heard of its own commit', async () => {
  const { device } = await kiosk.openTab()
  await world.seconds(2)
  const row = rowOf(await issue(device))
  const decision = device.outcomeOf(row.id)
  await world.seconds(1)
  expect(await decision).toMatchObject({ kind: 'applied' })
})

test('[OB9] whoever waits for a command that goes from the disk is told that it is not here; who is moved waits on', async () => {
  const { device, store } = await kiosk.openTab()
  await world.seconds(2)
  kiosk.disconnect()
  const [row, moved] = [rowOf(await issue(device)), rowOf(await issue(device))]
  const heard: [string, Decision][] = []
  for (const { id } of [row, moved]) void device.outcomeOf(id).then((decision) => heard.push([id, decision]))
  const anew = { ...moved, writer: writerId.parse(uuid(0xf0)), seq: 1 }
  await store.write(['outbox', 'places'], async (tx) => {
    tx.clear('outbox')
    tx.clear('places')
    tx.put('outbox', [anew])
    tx.put('places', [{ id: anew.id, writer: anew.writer, seq: 1 }])
  })
  await world.seconds(1)
  expect(heard).toEqual([[row.id, { kind: 'unknown' }]])
})
