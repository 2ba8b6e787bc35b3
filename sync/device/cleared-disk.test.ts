import { expect, test } from 'vitest'
import { tableNames } from '../ports/store.ts'
import { createDeviceWorld, issue } from './a-device-world.ts'

test('[ST8] [NU3] a disk that the browser took away is begun anew, and nothing that issues is offered before', async () => {
  const world = createDeviceWorld()
  const kiosk = await world.addDevice(1, 'kiosk')
  const { device, store } = await kiosk.openTab()
  await world.seconds(2)
  expect(device.sync.hasNumbers).toBe(true)
  kiosk.disconnect()
  await store.write(tableNames, async (tx) => {
    for (const table of tableNames) tx.clear(table)
  })
  expect(device.sync.hasNumbers).toBe(false)
  expect(await issue(device)).toMatchObject({ kind: 'refused' })
  kiosk.connect()
  await world.seconds(30)
  expect(device.sync.hasNumbers).toBe(true)
  expect(JSON.parse(await device.exportOutbox()).device).toMatchObject({ id: kiosk.id })
  expect(device.view.configuration?.services).toHaveLength(1)
  expect(await issue(device)).toMatchObject({ kind: 'written' })
})
