import { afterEach, expect, test } from 'vitest'
import { createWorkerTimers } from './create-worker-timers.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

const real = () => new Worker(new URL('./timer-worker.ts', import.meta.url), { type: 'module' })
const missing = () => new Worker('/there-is-no-such-worker.js')
const silent = () => new Worker(URL.createObjectURL(new Blob(['onmessage = () => undefined'])))
const failing = () =>
  new Worker(URL.createObjectURL(new Blob(["postMessage('ready'); onmessage = () => { throw new Error('broken') }"])))
const refused = (): Worker => {
  throw new DOMException('the policy forbids it', 'SecurityError')
}
const open = (start: () => Worker) => {
  const timers = createWorkerTimers(start, () => performance.now())
  closing.push(timers.close)
  return timers
}

test.each([
  ['a worker', real],
  ['a worker that does not load', missing],
  ['a worker that says nothing', silent],
  ['a worker that fails', failing],
  ['no worker', refused],
])('with %s, timers fire in the order of their time, each once, and not when taken back', async (_, start) => {
  const timers = open(start)
  const fired: string[] = []
  await new Promise((resolve) => setTimeout(resolve, 100))
  const startedAt = performance.now()
  const times: number[] = []
  const at = (ms: number, name: string) =>
    timers.after(ms, () => {
      fired.push(name)
      times.push(performance.now() - startedAt - ms)
    })
  at(60, 'second')
  const takeBack = at(40, 'taken back')
  at(20, 'first')
  at(0, 'at once')
  takeBack()
  takeBack()
  await expect.poll(() => fired).toEqual(['at once', 'first', 'second'])
  expect(Math.min(...times)).toBeGreaterThan(-5)
})

test('a timer may set the next one, and nothing fires after the end', async () => {
  const timers = open(real)
  let ticks = 0
  const tick = (): void => {
    ticks += 1
    timers.after(5, tick)
  }
  tick()
  await expect.poll(() => ticks).toBeGreaterThan(5)
  timers.close()
  const before = ticks
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(ticks).toBe(before)
})
