import { expect, it } from 'vitest'
import { keyOfRow, parseShapeRow, versionOfRow } from './parse-shape-row.ts'

const ID = '00000000-0000-4000-8000-000000000001'

it('[RE5] a row of the stream, of its client and of an answer are stored as one and the same', () => {
  const expected = {
    id: ID,
    sequence_n: 7,
    queued_at: '2026-11-20T09:00:00.123456Z',
    legs: [{ service_id: 'a' }],
    flags: ['late', 'a "b", c'],
    is_verified: true,
    why: null,
    version: 12,
  }
  const text = {
    id: ID.toUpperCase(),
    sequence_n: '7',
    queued_at: '2026-11-20 09:00:00.123456+00',
    legs: '[{"service_id": "a"}]',
    flags: '{late,"a \\"b\\", c"}',
    is_verified: 't',
    why: null,
    version: '12',
  }
  const parsed = { ...text, sequence_n: 7, legs: [{ service_id: 'a' }], is_verified: true, version: 12n }
  const answer = { ...expected, queued_at: '2026-11-20T09:00:00.123456+00:00' }
  for (const values of [text, parsed, answer]) expect(parseShapeRow('tickets', values)).toEqual(expected)
  expect(() => JSON.stringify(parseShapeRow('tickets', parsed))).not.toThrow()
})

it('[RE5] columns that are not known are kept as plain JSON, and what does not fit its type as it came', () => {
  const values = { id: ID, mood: 5n, past: [1n, { n: 2n }], sequence_n: 'many', called_at: 'soon', flags: 'late' }
  expect(parseShapeRow('tickets', values)).toEqual({ ...values, mood: 5, past: [1, { n: 2 }] })
})

it.each([
  ['{}', []],
  ['{a,b}', ['a', 'b']],
  ['{NULL,"NULL"}', [null, 'NULL']],
  ['{"a\\\\b","}",""}', ['a\\b', '}', '']],
  ['a,b', 'a,b'],
  ['{{a},{b}}', '{{a},{b}}'],
])('a list in the text of Postgres: %s', (text, items) => {
  expect(parseShapeRow('tickets', { flags: text }).flags).toEqual(items)
})

it('a row is known by its primary key without the tenant', () => {
  expect(keyOfRow('tickets', { tenant_id: 't', id: ID })).toBe(ID)
  expect(keyOfRow('branch_config', { branch_id: ID, id: 'x' })).toBe(ID)
  expect(keyOfRow('counters', { label: '1' })).toBeUndefined()
  expect([versionOfRow({ version: 3 }), versionOfRow({ version: '3' }), versionOfRow({})]).toEqual([
    3,
    undefined,
    undefined,
  ])
})
