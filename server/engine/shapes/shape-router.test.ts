import { describe, expect, test } from 'vitest'
import type { CompiledWhere } from '../where/compiled-where.ts'
import { aChange, aDefinition, aRelation, aShape, aTable, whereIn } from './a-shape.ts'
import { ShapeRouter } from './shape-router.ts'

const shapeWhere = (where: CompiledWhere | undefined) => aShape(aDefinition({ where }))
const row = (id: string, title: string | null = null, priority: string | null = null) => [id, title, priority] as const

describe('[EN81] a change reaches', () => {
  test('the shapes that ask for its constant, and no others', () => {
    const router = new ShapeRouter()
    const shapes = ['a', 'b'].map((title) => shapeWhere(whereIn({ title: [title] })))
    for (const shape of shapes) router.add(shape)
    expect([...router.candidates(aChange(undefined, row('1', 'a')))]).toEqual([shapes[0]])
    expect([...router.candidates(aChange(undefined, row('1', null)))]).toEqual([])
  })

  test('the shape that its old row was in, and the one that its new row is in', () => {
    const router = new ShapeRouter()
    const shapes = ['a', 'b', 'c'].map((title) => shapeWhere(whereIn({ title: [title] })))
    for (const shape of shapes) router.add(shape)
    expect([...router.candidates(aChange(row('1', 'a'), row('1', 'b')))]).toEqual(shapes.slice(0, 2))
  })

  test('shapes by all of their columns together, and each constant of a list', () => {
    const router = new ShapeRouter()
    const both = shapeWhere(whereIn({ title: ['a', 'b'], priority: ['1'] }))
    router.add(both)
    expect(router.candidates(aChange(undefined, row('1', 'b', '1'))).has(both)).toBe(true)
    expect(router.candidates(aChange(undefined, row('1', 'b', '2'))).has(both)).toBe(false)
  })

  test('every shape without a constant', () => {
    const router = new ShapeRouter()
    const shapes = [shapeWhere(undefined), shapeWhere({ ...whereIn({}), normalized: 'x' })]
    for (const shape of shapes) router.add(shape)
    expect([...router.candidates(aChange(undefined, row('1')))]).toEqual(shapes)
  })

  test('a shape with more combinations than are kept by fewer of its columns', () => {
    const router = new ShapeRouter()
    const many = Array.from({ length: 65 }, (_, index) => String(index))
    const shape = shapeWhere(whereIn({ title: ['a'], priority: many }))
    router.add(shape)
    expect(router.candidates(aChange(undefined, row('1', 'a', '999'))).has(shape)).toBe(true)
    expect(router.candidates(aChange(undefined, row('1', 'b', '1'))).has(shape)).toBe(false)
  })

  test('shapes of a partitioned table by the partition’s own number', () => {
    const router = new ShapeRouter()
    const shape = aShape(aDefinition({ table: aTable({ oid: 1, partitions: [7, 8] }) }))
    router.add(shape)
    expect(router.candidates(aChange(undefined, row('1'))).has(shape)).toBe(true)
  })

  test('all whose column is not in the row any more', () => {
    const router = new ShapeRouter()
    const shape = shapeWhere(whereIn({ title: ['a'] }))
    router.add(shape)
    const relation = aRelation({ columns: [{ name: 'id', typeOid: 25, typeModifier: -1 }] })
    expect(router.candidates(aChange(undefined, ['1'], { relation })).has(shape)).toBe(true)
  })
})

test('[EN82] nothing is left of a shape that is removed', () => {
  const router = new ShapeRouter()
  const shapes = [whereIn({ title: ['a', 'b'], priority: ['1', '2'] }), whereIn({ title: ['a'] }), undefined].map(
    shapeWhere,
  )
  for (const shape of shapes) router.add(shape)
  expect(router.shapesOf(7)).toHaveLength(3)
  for (const shape of shapes) router.remove(shape)
  expect(router.has(7)).toBe(false)
  expect(router.candidates(aChange(undefined, row('1', 'a', '1'))).size).toBe(0)
})
