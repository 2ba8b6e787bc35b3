import { expect, test } from 'vitest'
import { schemaHeader } from './schema-header.ts'
import type { Table, TableColumn } from './table.ts'

function header(
  columns: readonly (Partial<TableColumn> & { name: string; type: string })[],
  key: string[] = [],
): unknown {
  const whole = columns.map((column) => ({
    dims: 0,
    isEnum: false,
    typeOid: 1,
    typeModifier: -1,
    isNotNull: false,
    ...column,
  }))
  const table: Table = {
    oid: 1,
    schema: 'public',
    name: 't',
    columns: whole,
    key,
    isPartitioned: false,
    partitions: [],
    isFollowed: true,
  }
  return JSON.parse(schemaHeader(table, whole.map(({ name }) => name).sort()))
}

test('[EN22] a column is described by its type, its place in the key and whether it may be null', () => {
  expect(
    header(
      [
        { name: 'b', type: 'text' },
        { name: 'a', type: 'int4', isNotNull: true },
      ],
      ['a'],
    ),
  ).toEqual({
    a: { type: 'int4', not_null: true, pk_index: 0 },
    b: { type: 'text' },
  })
})

test.each([
  ['varchar', 24, { max_length: 20 }],
  ['bpchar', 9, { length: 5 }],
  ['bit', 4, { length: 4 }],
  ['varbit', -1, { length: -1 }],
  ['numeric', (10 << 16) + 2 + 4, { precision: 10, scale: 2 }],
  ['numeric', -1, {}],
  ['timestamptz', 3, { precision: 3 }],
  ['timestamp', -1, {}],
  ['interval', (4 << 16) | 0xffff, { fields: 'YEAR' }],
  ['interval', ((8 | 1024) << 16) | 0xffff, { fields: 'DAY TO HOUR' }],
  ['interval', (0x7fff << 16) | 3, { precision: 3 }],
  ['int4', -1, {}],
])('[EN22] the modifier of %s %i is told as %j', (type, typeModifier, details) => {
  expect(header([{ name: 'a', type, typeModifier }])).toEqual({ a: { type, ...details } })
})

test('[EN22] an array tells the type of its elements and its dimensions', () => {
  expect(header([{ name: 'a', type: 'text', dims: 2 }])).toEqual({ a: { type: 'text', dims: 2 } })
})

test('[EN22] the header has no character that a header may not have', () => {
  const table: Table = {
    oid: 1,
    schema: 'public',
    name: 't',
    key: [],
    isPartitioned: false,
    partitions: [],
    isFollowed: true,
    columns: [],
  }
  const column = { type: 'text', dims: 0, isEnum: false, typeOid: 1, typeModifier: -1, isNotNull: false }
  const text = schemaHeader({ ...table, columns: [{ ...column, name: 'ü😀' }] }, ['ü😀'])
  expect(text).toMatch(/^[\x20-\x7e]+$/)
  expect(JSON.parse(text)).toEqual({ 'ü😀': { type: 'text' } })
})
