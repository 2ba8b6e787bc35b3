import { expect, test, vi } from 'vitest'
import { tabsContract } from '../../../sync/ports/tabs-contract.ts'
import { after } from '../store/store-world.ts'
import { createBus } from './broadcast-bus.ts'
import { createLeadership, LOCK_RETRY_MS } from './locks-leadership.ts'

tabsContract('Web Locks and a BroadcastChannel', async () => {
  const name = crypto.randomUUID()
  const ends: (() => void)[] = []
  return {
    async open() {
      const bus = createBus<unknown>(name, (found) => found)
      const leadership = createLeadership({ name, locks: navigator.locks, after })
      const given: (() => void)[] = []
      const end = (): void => {
        bus.close()
        for (const giveUp of given) giveUp()
      }
      ends.push(end)
      const contend: typeof leadership.contend = (lead) => {
        const giveUp = leadership.contend(lead)
        given.push(giveUp)
        return giveUp
      }
      return { bus, leadership: { contend }, end }
    },
    async end() {
      for (const end of ends) end()
    },
  }
})

const FREED_MS_MAX = 2_000

async function aLeadingWorker(name: string): Promise<Worker> {
  const worker = new Worker(new URL('./leading-worker.ts', import.meta.url), { type: 'module' })
  const leads = new Promise<void>((resolve, reject) => {
    worker.onmessage = ({ data }) => (data === 'leads' ? resolve() : undefined)
    worker.onerror = (event) => reject(new Error(event.message))
  })
  worker.postMessage(name)
  await leads
  return worker
}

test('[LE2] a leader that is killed in the middle is followed by another at once', async () => {
  const name = crypto.randomUUID()
  const worker = await aLeadingWorker(name)
  const lead = vi.fn(() => () => undefined)
  const giveUp = createLeadership({ name, locks: navigator.locks, after }).contend(lead)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(lead).not.toHaveBeenCalled()
  const killedAt = performance.now()
  worker.terminate()
  await expect.poll(() => lead.mock.calls.length, { interval: 5 }).toBe(1)
  expect(performance.now() - killedAt).toBeLessThan(FREED_MS_MAX)
  giveUp()
})

test('[LE1] a browser that refuses the lock is asked again', async () => {
  let asked = 0
  const locks = {
    request: (...given: unknown[]) => {
      asked += 1
      if (asked === 1) return Promise.reject(new DOMException('not now', 'InvalidStateError'))
      return (given[2] as () => Promise<void>)()
    },
  } as unknown as LockManager
  const timers: [number, () => void][] = []
  const lead = vi.fn(() => () => undefined)
  const later = (ms: number, work: () => void) => {
    timers.push([ms, work])
    return () => undefined
  }
  createLeadership({ name: 'x', locks, after: later }).contend(lead)
  await expect.poll(() => timers.length).toBe(1)
  expect(timers[0]?.[0]).toBe(LOCK_RETRY_MS)
  timers[0]?.[1]()
  expect(lead).toHaveBeenCalledOnce()
})

test('[LE3] what a tab of another version says and we do not know is not heard', async () => {
  const name = crypto.randomUUID()
  const [ours, other] = [
    createBus<number>(name, (found) => (typeof found === 'number' ? found : undefined)),
    createBus<unknown>(name, (found) => found),
  ]
  const heard: number[] = []
  ours.listen((message) => heard.push(message))
  for (const message of ['strange', 1, { odd: true }, 2]) other.post(message)
  await expect.poll(() => heard).toEqual([1, 2])
  ours.close()
  other.close()
  other.post(3)
})
