import { expect, test } from 'vitest'
import { createBranchLines, type LineText } from './branch-lines.ts'
import type { LineAnswers } from './line-answers.ts'

const BRANCH = { tenantId: 't', branchId: 'b' }
const OTHER = { tenantId: 't', branchId: 'c' }

function counting() {
  const clock = { ms: 0 }
  const world = {
    ...{ version: 'v1', base: 'base', fails: false, knows: true },
    patience: new Promise<unknown>(() => undefined),
    computing: Promise.resolve(),
  }
  const asked = { lines: [] as string[], bases: 0, orders: [] as boolean[] }
  const lines = createBranchLines({
    now: () => clock.ms,
    pause: () => world.patience,
    readLine: async ({ branchId }, known): Promise<LineText> => {
      asked.lines.push(`${branchId} ${known}`)
      if (world.fails) throw new Error('away')
      const { version } = world
      const told = { version, serverTime: new Date(clock.ms).toISOString(), today: '2026-11-20' }
      return { ...told, text: known === version ? null : version }
    },
    readBase: async () => {
      asked.bases += 1
      return world.base
    },
    compute: async ({ line, base }): Promise<LineAnswers | undefined> => {
      asked.orders.push(base !== undefined)
      await world.computing
      if (base === undefined && !world.knows) return undefined
      return new Map([['id', { digest: '', etag: '', body: line }]])
    },
  })
  return {
    clock,
    world,
    asked,
    lines,
    body: async (branch = BRANCH) => (await lines.line(branch)).answers.get('id')?.body,
  }
}

test('[TP2] however many ask within a second, a branch is computed once', async () => {
  const { clock, world, asked, lines, body } = counting()
  await Promise.all(Array.from({ length: 2_000 }, () => lines.line(BRANCH)))
  clock.ms = 999
  await body()
  expect(asked).toEqual({ lines: ['b '], bases: 1, orders: [true] })
  world.version = 'v2'
  clock.ms = 1_000
  expect(await Promise.all([body(), body()])).toEqual(['v2', 'v2'])
  expect(asked).toEqual({ lines: ['b ', 'b v1'], bases: 1, orders: [true, false] })
})

test('[TP2] an unchanged line costs a glance, is as of now, and is quoted anew after a while', async () => {
  const { clock, asked, lines } = counting()
  await lines.line(BRANCH)
  for (clock.ms = 1_000; clock.ms < 15_000; clock.ms += 1_000)
    expect((await lines.line(BRANCH)).serverTime).toBe(new Date(clock.ms).toISOString())
  expect(asked.orders).toHaveLength(1)
  await lines.line(BRANCH)
  expect(asked.orders).toHaveLength(2)
})

test('[TP2] what changes slowly is read once a minute, and learnt anew only where it differs', async () => {
  const { clock, world, asked, lines } = counting()
  await lines.line(BRANCH)
  clock.ms = 61_000
  await lines.line(BRANCH)
  expect([asked.bases, asked.orders]).toEqual([2, [true, false]])
  world.base = 'other'
  clock.ms = 122_000
  await lines.line(BRANCH)
  expect([asked.bases, asked.orders]).toEqual([3, [true, false, true]])
})

test('[TP2] while a computation takes its time the one before it is told, but not for long', async () => {
  const { clock, world, body } = counting()
  await body()
  Object.assign(world, { version: 'v2', computing: new Promise(() => undefined), patience: Promise.resolve() })
  clock.ms = 1_000
  expect([await body(), await body()]).toEqual(['v1', 'v1'])
  clock.ms = 5_001
  expect(await Promise.race([body(), Promise.resolve('waits')])).toBe('waits')
})

test('[TP5] what a wish has changed is waited for', async () => {
  const { world, lines, body } = counting()
  await body()
  Object.assign(world, { version: 'v2', patience: Promise.resolve() })
  lines.touch(BRANCH)
  expect(await Promise.all([body(), body()])).toEqual(['v2', 'v2'])
})

test('[TP2] branches do not wait for each other’s answers, and nobody gets those of another', async () => {
  const { asked, lines } = counting()
  await Promise.all([lines.line(BRANCH), lines.line(OTHER)])
  expect(asked.lines.toSorted()).toEqual(['b ', 'c '])
})

test('[TP5] after a wish the next who asks sees what it did', async () => {
  const { world, lines, body } = counting()
  await body()
  world.version = 'v2'
  expect(await body()).toBe('v1')
  lines.touch(BRANCH)
  expect(await body()).toBe('v2')
})

test('[TP5] a computation that began before the wish is not taken for one that knows it', async () => {
  const { world, lines, body } = counting()
  const before = body()
  lines.touch(BRANCH)
  world.version = 'v2'
  const after = body()
  expect([await before, await after]).toEqual([expect.any(String), 'v2'])
})

test('a failure is told to those who wait for it and asked anew by the next', async () => {
  const { world, lines } = counting()
  world.fails = true
  const settled = await Promise.allSettled([lines.line(BRANCH), lines.line(BRANCH)])
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  world.fails = false
  await expect(lines.line(BRANCH)).resolves.toBeDefined()
})

test('a thread that was begun anew is given what it needs', async () => {
  const { clock, world, asked, lines } = counting()
  await lines.line(BRANCH)
  Object.assign(world, { knows: false, version: 'v2' })
  clock.ms = 1_000
  await lines.line(BRANCH)
  expect(asked.orders).toEqual([true, false, true])
})
