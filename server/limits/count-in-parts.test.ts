import { expect, test } from 'vitest'
import { countInParts } from './count-in-parts.ts'

const RULE = { windowS: 60, hard: 12_000 }

function counting() {
  const clock = { ms: 0 }
  const parts = countInParts(() => clock.ms)
  const table = new Map<string, number>()
  /** As the counter does it; answers what it asked of the table, 0 for nothing. */
  const ask = (name: string, rule: { windowS: number; hard?: number; soft?: number } = RULE): number => {
    if (parts.passes(name)) return 0
    const due = parts.due(name)
    const consumedPoints = (table.get(name) ?? 0) + due
    table.set(name, consumedPoints)
    parts.heard(name, rule, { consumedPoints, msBeforeNext: 60_000 - clock.ms })
    return due
  }
  return { clock, table, ask }
}

test('[ID16] far from a wide limit one question counts the requests before it, too', () => {
  const { ask, table } = counting()
  const asked = Array.from({ length: 25 }, () => ask('a'))
  expect(asked.filter((due) => due > 0)).toEqual([1, 12, 12])
  expect(table.get('a')).toBe(25)
})

test('[ID16] of questions that are under way together one gives a part, and what passed in it is counted', () => {
  const parts = countInParts(() => 0)
  const told = { consumedPoints: 2, msBeforeNext: 60_000 }
  const due = [parts.due('a'), parts.due('a')]
  parts.heard('a', RULE, told)
  const passed = Array.from({ length: 5 }, () => parts.passes('a'))
  parts.heard('a', RULE, told)
  passed.push(...Array.from({ length: 7 }, () => parts.passes('a')))
  expect(due).toEqual([1, 1])
  expect(passed.filter(Boolean)).toHaveLength(11)
  expect(parts.due('a')).toBe(12)
})

test('[ID16] from half of the limit on each is counted by itself', () => {
  const { ask, table } = counting()
  table.set('a', 6_000)
  expect([ask('a'), ask('a'), ask('a')]).toEqual([1, 1, 1])
})

test('[ID16] each address has a part of its own', () => {
  const { ask } = counting()
  expect([ask('a'), ask('b'), ask('a'), ask('b')]).toEqual([1, 1, 0, 0])
})

test('[ID16] what passed in a window that is over is not counted in the next', () => {
  const { ask, clock } = counting()
  ask('a')
  ask('a')
  clock.ms = 60_000
  expect(ask('a')).toBe(1)
})

test('[ID16] a narrow limit, one with a softer one before it, and none at all are counted one by one', () => {
  const { ask } = counting()
  for (const [name, rule] of Object.entries({
    narrow: { windowS: 600, hard: 600 },
    soft: { windowS: 600, soft: 200, hard: 9_000 },
    none: { windowS: 60 },
  }))
    expect([ask(name, rule), ask(name, rule)], name).toEqual([1, 1])
})
