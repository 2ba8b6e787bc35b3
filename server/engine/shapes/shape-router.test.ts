import { describe, expect, test } from 'vitest'
import type { RowChange } from '../replication/transaction.ts'
import type { CompiledWhere } from '../where/compiled-where.ts'
import { aChange, aDefinition, aRelation, aShape, aTable, whereIn } from './a-shape.ts'
import type { Shape } from './shape.ts'
import { ShapeRouter } from './shape-router.ts'

const shapeWhere = (where: CompiledWhere | undefined) => aShape(aDefinition({ where }))
const row = (id: string, title: string | null = null, priority: string | null = null) => [id, title, priority] as const

function found(router: ShapeRouter, change: RowChange): Shape[] {
  const shapes: Shape[] = []
  router.eachCandidate(change, (shape) => shapes.push(shape))
  return shapes
}

describe('[EN81] a change reaches', () => {
  test('the shapes that ask for its constant, and no others', () => {
    const router = new ShapeRouter()
    const shapes = ['a', 'b'].map((title) => shapeWhere(whereIn({ title: [title] })))
    for (const shape of shapes) router.add(shape)
    expect(found(router, aChange(undefined, row('1', 'a')))).toEqual([shapes[0]])
    expect(found(router, aChange(undefined, row('1', null)))).toEqual([])
  })

  test('the shape that its old row was in, and the one that its new row is in', () => {
    const router = new ShapeRouter()
    const shapes = ['a', 'b', 'c'].map((title) => shapeWhere(whereIn({ title: [title] })))
    for (const shape of shapes) router.add(shape)
    expect(found(router, aChange(row('1', 'a'), row('1', 'b')))).toEqual(shapes.slice(0, 2))
  })

  test('shapes by all of their columns together, and each constant of a list', () => {
    const router = new ShapeRouter()
    const both = shapeWhere(whereIn({ title: ['a', 'b'], priority: ['1'] }))
    router.add(both)
    expect(found(router, aChange(undefined, row('1', 'b', '1')))).toContain(both)
    expect(found(router, aChange(undefined, row('1', 'b', '2')))).not.toContain(both)
  })

  test('every shape without a constant', () => {
    const router = new ShapeRouter()
    const shapes = [shapeWhere(undefined), shapeWhere({ ...whereIn({}), normalized: 'x' })]
    for (const shape of shapes) router.add(shape)
    expect(found(router, aChange(undefined, row('1')))).toEqual(shapes)
  })

  test('a shape with more combinations than are kept by fewer of its columns', () => {
    const router = new ShapeRouter()
    const many = Array.from({ length: 65 }, (_, index) => String(index))
    const shape = shapeWhere(whereIn({ title: ['a'], priority: many }))
    router.add(shape)
    expect(found(router, aChange(undefined, row('1', 'a', '999')))).toContain(shape)
    expect(found(router, aChange(undefined, row('1', 'b', '1')))).not.toContain(shape)
  })

  test('shapes of a partitioned table by the partition’s own number', () => {
    const router = new ShapeRouter()
    const shape = aShape(aDefinition({ table: aTable({ oid: 1, partitions: [7, 8] }) }))
    router.add(shape)
    expect(found(router, aChange(undefined, row('1')))).toContain(shape)
  })

  test('all whose column is not in the row any more', () => {
    const router = new ShapeRouter()
    const shape = shapeWhere(whereIn({ title: ['a'] }))
    router.add(shape)
    const relation = aRelation({ columns: [{ name: 'id', typeOid: 25, typeModifier: -1 }] })
    expect(found(router, aChange(undefined, ['1'], { relation }))).toContain(shape)
  })
})

describe('[EN83] what a change means is told without the clause', () => {
  const decided = (where: CompiledWhere, change: RowChange) => {
    const router = new ShapeRouter()
    router.add(shapeWhere(where))
    const told: (string | undefined)[] = []
    router.eachCandidate(change, (_, transition) => told.push(transition))
    return told
  }
  const where = whereIn({ title: ['a', 'b'] })

  test.each([
    ['a row that comes in', aChange(undefined, row('1', 'a')), ['insert']],
    ['a row that goes', aChange(row('1', 'a'), undefined), ['delete']],
    ['a row that stays with its constant', aChange(row('1', 'a'), row('1', 'a')), ['update']],
    ['a row that stays with another of its constants', aChange(row('1', 'a'), row('1', 'b')), ['update']],
    ['a row that moves in', aChange(row('1', 'c'), row('1', 'b')), ['insert']],
    ['a row that moves out', aChange(row('1', 'a'), row('1', null)), ['delete']],
    ['a row of others', aChange(row('1', 'c'), row('1', 'd')), []],
  ])('for %s', (_, change, told) => {
    expect(decided(where, change)).toEqual(told)
  })

  test('but not where the constants are not all of it', () => {
    expect(decided({ ...where, isOfEqualities: false }, aChange(undefined, row('1', 'a')))).toEqual([undefined])
    const twice = { ...where, equalities: [...where.equalities, ...where.equalities] }
    expect(decided(twice, aChange(undefined, row('1', 'a')))).toEqual([undefined])
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
  expect(found(router, aChange(undefined, row('1', 'a', '1')))).toEqual([])
})
