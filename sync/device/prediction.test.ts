import { expect, test } from 'vitest'
import { COUNTERS, callNext, createDeviceWorld, issue, rowOf } from './a-device-world.ts'

test('[QU2] who was called and given back, both not decided yet, is the first in line again', async () => {
  const world = createDeviceWorld('prediction')
  const kiosk = await (await world.addDevice(1, 'kiosk')).openTab()
  const tablet = await world.addDevice(2, 'tablet')
  const { device } = await tablet.openTab()
  await world.seconds(10)
  const first = rowOf(await issue(kiosk.device)).args.ticket_id
  await world.seconds(2)
  const second = rowOf(await issue(kiosk.device)).args.ticket_id
  await world.seconds(2)
  tablet.disconnect()
  const predicted = async () => rowOf(await callNext(device, COUNTERS[0])).args.predicted_ticket_id
  const call = rowOf(await callNext(device, COUNTERS[0]))
  expect(call.args.predicted_ticket_id).toBe(first)
  const undone = rowOf(
    await device.run({ name: 'undo_command', args: { command_id: call.id as never, elapsed_ms: 50 } }),
  )
  expect(undone.kind).toBe('intent')
  expect([await predicted(), await predicted()]).toEqual([first, second])
})
