import { expect, it } from 'vitest'
import { createGate } from './create-gate.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

/** Works that end when they are told to, and what became of each. */
function works() {
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (n: number) => async () => {
    begun.push(n)
    await new Promise<void>((resolve) => {
      ends[n] = resolve
    })
    return n
  }
  return { begun, work, end: (n: number) => ends[n]?.() }
}

it('runs as many at once as it may, and the others in their order', async () => {
  const { begun, work, end } = works()
  const gate = createGate({ atOnce: 2, waitingMax: 2 })
  const all = [0, 1, 2, 3].map((n) => gate(work(n)))
  await tick()
  expect(begun).toEqual([0, 1])
  end(1)
  await tick()
  expect(begun).toEqual([0, 1, 2])
  for (const n of [0, 2]) end(n)
  await tick()
  end(3)
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3])
})

it('turns away at once who comes beyond those who wait, and takes up again when there is room', async () => {
  const { work, end } = works()
  const gate = createGate({ atOnce: 1, waitingMax: 1 })
  const two = [gate(work(0)), gate(work(1))]
  await expect(gate(work(2))).rejects.toMatchObject({ code: 'retry_later', status: 503 })
  end(0)
  await tick()
  end(1)
  await Promise.all(two)
  await expect(gate(async () => 'in')).resolves.toBe('in')
})

it('a work that fails gives its place on', async () => {
  const gate = createGate({ atOnce: 1, waitingMax: 1 })
  const failing = gate(async () => {
    throw new Error('no')
  })
  const next = gate(async () => 'in')
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('in')
})
