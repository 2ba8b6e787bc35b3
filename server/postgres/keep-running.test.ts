import { expect, test, vi } from 'vitest'
import { keepRunning } from './keep-running.ts'
import type { RunningPostmaster } from './start-postmaster.ts'

function running(ended: Promise<string>): RunningPostmaster {
  // A pid that this system cannot have given: nothing here may signal anybody.
  return { postmaster: { pid: 2 ** 30, port: 0, socketDirectory: '', isReady: true }, ended }
}
const forever = new Promise<string>(() => undefined)

test('one that ends again and again is given up, once', async () => {
  const restart = vi.fn(async () => running(Promise.resolve('SIGKILL')))
  const lost = new Promise((resolve) => {
    keepRunning(running(Promise.resolve('SIGKILL')), { restart, log: () => undefined, onLost: resolve })
  })
  expect(await lost).toMatchObject({ code: 'keeps_ending' })
  expect(restart).toHaveBeenCalledTimes(5)
})

test('a start that fails is tried again a little later', async () => {
  const restart = vi.fn(async () => running(forever))
  restart.mockRejectedValueOnce(new Error('shared memory is still in use'))
  const onLost = vi.fn()
  const options = { restart, log: () => undefined, onLost, pauseMs: 5 }
  const stop = keepRunning(running(Promise.resolve('SIGKILL')), options)
  await vi.waitFor(() => expect(restart).toHaveBeenCalledTimes(2))
  expect(onLost).not.toHaveBeenCalled()
  await stop()
})

test('nothing is started again after the stop', async () => {
  let endIt = (_how: string): void => undefined
  const ended = new Promise<string>((resolve) => {
    endIt = resolve
  })
  const restart = vi.fn(async () => running(forever))
  const stop = keepRunning(running(ended), { restart, log: () => undefined, onLost: () => undefined })
  await stop()
  endIt('SIGINT')
  await Promise.resolve()
  expect(restart).not.toHaveBeenCalled()
})
