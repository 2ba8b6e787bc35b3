import { expect, test } from 'vitest'
import type { Relation } from '../replication/transaction.ts'
import { aDefinition, aRelation, aShape, whereIn } from './a-shape.ts'
import { isSameRelation, judgeRelation } from './relation-changes.ts'

const [ID, TITLE, PRIORITY] = aRelation().columns as [Relation['columns'][0], ...Relation['columns']]
const columns = (...list: (Relation['columns'][0] | undefined)[]): Relation =>
  aRelation({ columns: list.filter((column) => column !== undefined) })

const SAME = columns(ID, TITLE, PRIORITY)
const RENAMED = columns(ID, { name: 'name', typeOid: 25, typeModifier: -1 }, PRIORITY)
const RETYPED = columns(ID, TITLE, { name: 'priority', typeOid: 20, typeModifier: -1 })
const ADDED = columns(ID, TITLE, PRIORITY, { name: 'extra', typeOid: 25, typeModifier: -1 })
const DROPPED = columns(ID, TITLE)

const all = aShape()
const some = aShape(aDefinition({ columns: ['id', 'title'], hasAllColumns: false }))
const filtered = aShape(aDefinition({ where: whereIn({ priority: ['1'] }) }))

test.each([
  ['as it was', SAME, 'keep', 'keep', 'keep'],
  ['a column more', ADDED, 'drop', 'keep', 'drop'],
  ['a column less', DROPPED, 'drop', 'keep', 'drop'],
  ['a column renamed', RENAMED, 'drop', 'drop', 'drop'],
  ['another type', RETYPED, 'drop', 'keep', 'drop'],
] as const)('[EN96] against a former description: %s', (_, present, ofAll, ofSome, ofFiltered) => {
  expect([all, some, filtered].map((shape) => judgeRelation(shape, SAME, present))).toEqual([ofAll, ofSome, ofFiltered])
})

test.each([
  ['as it was', SAME, 'keep', 'keep', 'keep'],
  ['a column more', ADDED, 'drop', 'keep', 'drop'],
  ['a column less', DROPPED, 'drop', 'keep', 'drop'],
  // As the recorded service: one change comes under the new name before clients are sent away.
  ['a column renamed', RENAMED, 'keep', 'drop', 'keep'],
  ['another type', RETYPED, 'keep', 'keep', 'drop'],
] as const)('[EN96] in the first description of a session: %s', (_, present, ofAll, ofSome, ofFiltered) => {
  expect([all, some, filtered].map((shape) => judgeRelation(shape, undefined, present))).toEqual([
    ofAll,
    ofSome,
    ofFiltered,
  ])
})

test('[EN96] a shape that was made after the change is kept, though the last description is older', () => {
  expect(judgeRelation(all, DROPPED, SAME)).toBe('keep')
  expect(judgeRelation(all, RENAMED, SAME)).toBe('keep')
})

test('[EN96] a renamed table and [EN97] one without whole old rows end every shape', () => {
  for (const shape of [all, some, filtered]) {
    expect(judgeRelation(shape, undefined, aRelation({ table: 'things' }))).toBe('drop')
    expect(judgeRelation(shape, SAME, aRelation({ isFull: false }))).toBe('drop')
  }
  expect(isSameRelation(SAME, aRelation())).toBe(true)
  expect(isSameRelation(SAME, ADDED)).toBe(false)
})
