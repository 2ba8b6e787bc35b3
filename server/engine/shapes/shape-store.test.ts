import { expect, test } from 'vitest'
import { aDefinition, whereIn } from './a-shape.ts'
import { ShapeStore } from './shape-store.ts'

const definition = (title: string) => aDefinition({ where: whereIn({ title: [title] }) })

function aStore({ shapesMax = 10, allShapesBytesMax = 10_000, clock = (): number => 1_000 } = {}): ShapeStore {
  return new ShapeStore({ limits: { chunkBytes: 1_000, shapesMax, allShapesBytesMax }, clock })
}

function grow(store: ShapeStore, shape: ReturnType<ShapeStore['create']>, bytes: number): void {
  shape.log.append(1n, 0, { head: 'x'.repeat(bytes), tail: '', bytes })
  store.count(shape)
}

test('[EN91] handles never come twice, though the clock stands or goes back', () => {
  let now = 5
  const store = aStore({ clock: () => now-- })
  const handles = ['a', 'a', 'a'].map((title) => {
    const shape = store.create(definition(title))
    store.drop(shape, 'deleted')
    return shape.handle
  })
  expect(new Set(handles).size).toBe(3)
  expect(handles.every((handle) => /^\d+-\d+$/.test(handle))).toBe(true)
  expect(new Set(handles.map((handle) => handle.split('-')[0])).size).toBe(1)
})

test('[EN92] beyond the number of shapes the longest unused goes first, those with readers last', () => {
  const store = aStore({ shapesMax: 3 })
  const shapes = ['a', 'b', 'c'].map((title, index) =>
    Object.assign(store.create(definition(title)), { usedAt: index }),
  )
  shapes[0]?.onChange(() => undefined)
  store.create(definition('d'))
  expect(shapes.map((shape) => shape.isDropped)).toEqual([false, true, false])
  expect(store.size).toBe(3)
})

test('[EN92] beyond the bytes of all shapes room is made until it is enough', () => {
  const store = aStore({ allShapesBytesMax: 10_000 })
  const shapes = ['a', 'b', 'c'].map((title, index) =>
    Object.assign(store.create(definition(title)), { usedAt: index }),
  )
  // A shape counts when its snapshot is complete or its log grows.
  for (const shape of shapes) grow(store, shape, 3_000)
  expect(shapes.map((shape) => shape.isDropped)).toEqual([true, false, false])
  expect(store.bytes).toBeLessThanOrEqual(10_000)
  store.dropAll('reset')
  expect([store.size, store.bytes]).toEqual([0, 0])
})

test('[EN92] a long clause counts before anybody has asked for its rows', () => {
  const store = aStore({ shapesMax: 1_000, allShapesBytesMax: 100_000 })
  for (let n = 0; n < 100; n += 1) store.create(definition(String(n).repeat(1_000)))
  expect(store.size).toBeLessThan(100)
  expect(store.bytes).toBeLessThanOrEqual(100_000)
})

test('[EN93] a dropped shape is found by nothing, and its place is free for a new one', () => {
  const store = aStore()
  const shape = store.create(definition('a'))
  store.begin(shape, 0)
  expect(store.router.has(7)).toBe(true)
  expect(store.byDefinition(definition('a'))).toBe(shape)
  store.drop(shape, 'truncated')
  expect(store.byDefinition(definition('a'))).toBeUndefined()
  expect(store.byHandle(shape.handle)).toBeUndefined()
  expect(store.router.has(7)).toBe(false)
  store.drop(shape, 'truncated')
  expect(store.create(definition('a')).handle).not.toBe(shape.handle)
})
