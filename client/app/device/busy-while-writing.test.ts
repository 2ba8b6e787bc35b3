import { expect, test } from 'vitest'
import { createFakeDevice } from '../hooks/fake-device.ts'
import { createIdle } from '../idle.ts'
import { busyWhileWriting } from './busy-while-writing.ts'

const WISH = { name: 'pause_counter', args: {} } as never

test('a page is busy until the last command is on the disk or was refused', async () => {
  const [idle, fake] = [createIdle(), createFakeDevice()]
  const device = busyWhileWriting(fake, idle)
  const writing = [device.run(WISH), device.run(WISH)]
  expect(idle.isIdle()).toBe(false)
  fake.asked[0]?.settle({ kind: 'refused', code: 'quota_exceeded' })
  await writing[0]
  expect(idle.isIdle()).toBe(false)
  fake.asked[1]?.fail(new TypeError('a mistake of ours'))
  await expect(writing[1]).rejects.toThrow('a mistake of ours')
  expect(idle.isIdle()).toBe(true)
})

test('what the device shows is seen through it, at every moment', () => {
  const fake = createFakeDevice()
  const device = busyWhileWriting(fake, createIdle())
  fake.tell({ pendingCount: 7 })
  expect(device.sync.pendingCount).toBe(7)
  expect(device.view).toBe(fake.view)
})
