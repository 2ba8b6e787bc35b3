import { expect, test, vi } from 'vitest'
import { createLogger } from '../log/create-logger.ts'
import type { Workers } from './begin-workers.ts'
import { keepWorkers } from './keep-workers.ts'

const log = createLogger({ level: 'silent', secret: 'x'.repeat(32) })

type Fake = Workers & { readonly stops: () => number; giveUp(error?: Error): void }

function fakeWorkers(): Fake {
  let stops = 0
  let giveUp = (_error?: Error): void => undefined
  const ended = new Promise<unknown>((resolve) => {
    giveUp = resolve
  })
  const stop = async (): Promise<void> => {
    stops += 1
    giveUp()
  }
  return { ended, lastSweepAtMs: () => 0, stop, stops: () => stops, giveUp }
}

test('workers that ended unasked are followed by others, however often these cannot be begun at first', async () => {
  const [first, second] = [fakeWorkers(), fakeWorkers()]
  const away = new Error('Postgres is away')
  const begin = vi.fn<() => Promise<Workers>>().mockResolvedValueOnce(first)
  begin.mockRejectedValueOnce(away).mockRejectedValueOnce(away).mockResolvedValueOnce(second)
  const kept = await keepWorkers(begin, log)
  expect(kept.current).toBe(first)
  first.giveUp(away)
  await vi.waitFor(() => expect(kept.current).toBeUndefined())
  expect(first.stops()).toBe(1)
  await vi.waitFor(() => expect(kept.current).toBe(second))
  await kept.stop()
  expect(second.stops()).toBeGreaterThan(0)
  expect(begin).toHaveBeenCalledTimes(4)
})

test('those that are begun while all stops are stopped too', async () => {
  const [first, second] = [fakeWorkers(), fakeWorkers()]
  let arrive = (_workers: Workers): void => undefined
  const begin = vi.fn<() => Promise<Workers>>().mockResolvedValueOnce(first)
  begin.mockReturnValueOnce(
    new Promise((resolve) => {
      arrive = resolve
    }),
  )
  const kept = await keepWorkers(begin, log)
  first.giveUp()
  await vi.waitFor(() => expect(begin).toHaveBeenCalledTimes(2))
  const stopped = kept.stop()
  arrive(second)
  await stopped
  expect(second.stops()).toBe(1)
  expect(kept.current).toBeUndefined()
})

test('a stop does not wait for workers that do not end in time', async () => {
  const stuck: Workers = { ended: new Promise(() => undefined), lastSweepAtMs: () => 0, stop: async () => undefined }
  const kept = await keepWorkers(async () => stuck, log)
  await kept.stop()
})

test('a first start that fails is the caller’s to deal with', async () => {
  const failing = keepWorkers(() => Promise.reject(new Error('no such database')), log)
  await expect(failing).rejects.toThrow('no such database')
})
