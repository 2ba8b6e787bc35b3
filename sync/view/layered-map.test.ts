import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withChanges } from './layered-map.ts'

const change = fc.tuple(fc.integer({ min: 0, max: 120 }).map(String), fc.option(fc.nat(), { nil: undefined, freq: 3 }))

test('[VI2] it holds what a copied map would, and each one before it stays as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 60, size: 'max' }), (steps) => {
      let map: ReadonlyMap<string, number> = new Map()
      const told: [ReadonlyMap<string, number>, Map<string, number>][] = []
      const plain = new Map<string, number>()
      for (const changes of steps) {
        map = withChanges(map, new Map(changes))
        for (const [key, value] of changes) {
          if (value === undefined) plain.delete(key)
          else plain.set(key, value)
        }
        told.push([map, new Map(plain)])
      }
      for (const [is, shouldBe] of told) {
        expect(is.size).toBe(shouldBe.size)
        expect(new Map(is)).toEqual(shouldBe)
        expect(new Map([...is.keys()].map((key, at) => [key, [...is.values()][at]]))).toEqual(shouldBe)
        const visited = new Map<string, number>()
        is.forEach((value, key) => {
          visited.set(key, value)
        })
        expect(visited).toEqual(shouldBe)
        for (let key = 0; key <= 120; key += 1) {
          expect([is.get(String(key)), is.has(String(key))]).toEqual([
            shouldBe.get(String(key)),
            shouldBe.has(String(key)),
          ])
        }
      }
    }),
    { numRuns: 30 },
  )
})

test('[VI2] a row that changes keeps its place among the others, as in a map that is changed', () => {
  const keys = Array.from({ length: 100 }, (_, n) => String(n))
  let map: ReadonlyMap<string, number> = new Map(keys.map((key, n) => [key, n]))
  for (const key of [...keys, ...keys].reverse()) {
    map = withChanges(map, new Map([[key, 1_000]]))
    expect([...map.keys()]).toEqual(keys)
  }
  map = withChanges(map, new Map([['new', 1]]))
  map = withChanges(map, new Map([['50', undefined]]))
  expect([...map.keys()]).toEqual([...keys.filter((key) => key !== '50'), 'new'])
})
