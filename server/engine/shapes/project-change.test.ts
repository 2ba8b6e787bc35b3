import { describe, expect, test } from 'vitest'
import type { Row } from '../replication/transaction.ts'
import { aChange, aDefinition, aRelation, aTable } from './a-shape.ts'
import { ChangeView } from './change-view.ts'
import { messagesOf, projectRelation, type Transition } from './project-change.ts'
import type { ShapeDefinition } from './shape-definition.ts'

function messages(
  transition: Transition,
  [before, after]: readonly [Row | undefined, Row | undefined],
  changes: Partial<ShapeDefinition> = {},
): unknown[] {
  const definition = aDefinition(changes)
  const { change } = new ChangeView(aChange(before, after))
  const place = { change, projection: projectRelation(change.relation, definition), lsn: '41034120', xid: 1157 }
  return messagesOf(place, transition, definition.replica).map(({ head, tail }) => JSON.parse(head + tail))
}

const ONE: Row = ['1', 'one', '10']

describe('[EN71] replica default', () => {
  test('an insert has the whole row, in the order of the names', () => {
    const definition = aDefinition()
    const change = aChange(undefined, ['1', 'o"ne', null])
    const place = { change, projection: projectRelation(change.relation, definition), lsn: '41034120', xid: 1157 }
    const [message] = messagesOf(place, 'insert', 'default')
    expect(`${message?.head}${message?.tail}`).toBe(
      '{"value":{"id":"1","priority":null,"title":"o\\"ne"},"key":"\\"public\\".\\"items\\"/\\"1\\"",' +
        '"headers":{"relation":["public","items"],"operation":"insert","lsn":"41034120","op_position":0,"txids":[1157]}}',
    )
  })

  test('an update has the key and what changed', () => {
    expect(messages('update', [ONE, ['1', 'uno', '10']])).toMatchObject([{ value: { id: '1', title: 'uno' } }])
    expect(messages('update', [ONE, ['1', 'one', null]])).toMatchObject([{ value: { id: '1', priority: null } }])
  })

  test('a delete has the key', () => {
    expect(messages('delete', [ONE, undefined])).toMatchObject([{ value: { id: '1' } }])
  })

  test('a row that leaves the shape is deleted under its old key', () => {
    expect(messages('delete', [ONE, ['9', 'one', '10']])).toMatchObject([
      { key: '"public"."items"/"1"', headers: { operation: 'delete' } },
    ])
  })
})

describe('[EN72] replica full', () => {
  test('an update has the whole row and the old values of what changed', () => {
    expect(messages('update', [ONE, ['1', 'uno', '10']], { replica: 'full' })).toMatchObject([
      { value: { id: '1', priority: '10', title: 'uno' }, old_value: { title: 'one' } },
    ])
  })

  test('a delete has the whole row', () => {
    const [message] = messages('delete', [ONE, undefined], { replica: 'full' })
    expect(message).toMatchObject({ value: { id: '1', priority: '10', title: 'one' } })
  })
})

test.each(['default', 'full'] as const)(
  '[EN73] with replica %s nothing comes of an update that changes nothing shown',
  (replica) => {
    expect(messages('update', [ONE, ONE], { replica })).toEqual([])
    const columns = { columns: ['id', 'title'], hasAllColumns: false }
    expect(messages('update', [ONE, ['1', 'one', '99']], { replica, ...columns })).toEqual([])
  },
)

test('[EN74] a changed key is a deletion and an insertion that name each other', () => {
  const both = messages('update', [ONE, ['11', 'one', '10']])
  expect(both).toMatchObject([
    { value: { id: '1' }, headers: { operation: 'delete', op_position: 0, key_change_to: '"public"."items"/"11"' } },
    {
      value: { id: '11', priority: '10', title: 'one' },
      headers: { operation: 'insert', op_position: 1, key_change_from: '"public"."items"/"1"' },
    },
  ])
})

test('[EN75] a large value that was not sent again counts as unchanged, and is filled in where the whole row is shown', () => {
  const change = [ONE, ['1', undefined, '11']] as const
  expect(messages('update', change)).toMatchObject([{ value: { id: '1', priority: '11' } }])
  expect(messages('update', change)).not.toMatchObject([{ value: { title: 'one' } }])
  expect(messages('insert', change)).toMatchObject([{ value: { id: '1', priority: '11', title: 'one' } }])
})

describe('[EN76] keys', () => {
  test('have all columns in the order of their names where there is no primary key', () => {
    expect(messages('insert', [undefined, ['1', 'a/b', null]], { table: aTable({ key: [] }) })).toMatchObject([
      { key: '"public"."items"/"1"/_/"a//b"' },
    ])
  })

  test('follow the primary key’s own order', () => {
    expect(messages('insert', [undefined, ['1', '', '3']], { table: aTable({ key: ['title', 'id'] }) })).toMatchObject([
      { key: '"public"."items"/""/"1"' },
    ])
  })

  test('double dots and slashes of names', () => {
    const relation = aRelation({ schema: 'My Schema', table: 'Ta"ble.x/y' })
    expect(projectRelation(relation, aDefinition()).keyPrefix).toBe('"My Schema"."Ta"ble..x//y"')
  })
})
