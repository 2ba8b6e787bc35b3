import { expect, test } from 'vitest'
import { createFairGate } from './create-fair-gate.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

/** A gate whose works end when they are told to. */
function aGate(atOnce: number, atOnceEach: number, waitingMax = 10) {
  const gate = createFairGate({ atOnce, atOnceEach, waitingMax })
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun,
    ask: (name: string): Promise<string> =>
      gate(name.slice(0, 1), async () => {
        begun.push(name)
        await new Promise<void>((resolve) => ends.set(name, resolve))
        return name
      }),
    async end(name: string): Promise<void> {
      ends.get(name)?.()
      await tick()
    },
  }
}

test('[OT7] one bank’s managers do not wait for another’s, however many reports these have asked for', async () => {
  const { ask, begun, end } = aGate(3, 2)
  const all = ['a1', 'a2', 'a3', 'a4'].map(ask)
  await tick()
  expect(begun).toEqual(['a1', 'a2'])
  const other = ask('b1')
  await tick()
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  await end('b1')
  expect(await other).toBe('b1')
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  await end('a1')
  await end('a2')
  await end('a3')
  await end('a4')
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4'])
})

test('[OT7] a place that comes free goes to who has the fewest, of equals to who had one longest ago', async () => {
  const { ask, begun, end } = aGate(2, 2)
  for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2', 'b2']) void ask(name)
  await tick()
  await end('a1')
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  await end('a2')
  expect(begun).toEqual(['a1', 'a2', 'b1', 'c1'])
  await end('b1')
  expect(begun.at(-1)).toBe('a3')
  await end('c1')
  expect(begun.at(-1)).toBe('b2')
  await end('a3')
  expect(begun.at(-1)).toBe('c2')
})

test('beyond those of its own who wait a party is turned away at once, another one is not', async () => {
  const { ask, end } = aGate(1, 1, 1)
  const two = [ask('a1'), ask('a2')]
  await expect(ask('a3')).rejects.toMatchObject({ code: 'retry_later', status: 503 })
  const other = ask('b1')
  for (const name of ['a1', 'b1', 'a2']) await end(name)
  expect(await Promise.all([...two, other])).toEqual(['a1', 'a2', 'b1'])
})

test('a work that fails gives its place on', async () => {
  const gate = createFairGate({ atOnce: 1, atOnceEach: 1, waitingMax: 1 })
  const failing = gate('a', () => Promise.reject(new Error('no')))
  const next = gate('a', async () => 'in')
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('in')
})
