import { expect, test } from 'vitest'
import type { RecordedWrite } from './recorded-writes.ts'
import { weakWrites } from './weak-writes.ts'

const DEVICE = 'blesaf 0195f2a0-0000-7000-8000-000000000001'
type Act = Pick<RecordedWrite, 'table' | 'act' | 'row'>
const write = (durability: string, acts: readonly Act[], database = DEVICE): RecordedWrite[] =>
  acts.map((act) => ({ database, durability, ...act }))
const row = { ticket_id: 't', state: 'queued' }
const put = { table: 'prints', act: 'put', row } as const
const commit = { table: 'commits', act: 'add', row: [{ table: 'prints', put: [row], deleted: [] }] } as const
const bookkeeping = [
  { table: 'commits', act: 'clear' },
  { table: 'commits', act: 'put', row: 0 },
] as const

test('[ST1] strict writes, those of the stream, and what is only carried behind a strict one are no weak ones', () => {
  expect(weakWrites(write('strict', [put]))).toEqual([])
  expect(weakWrites(write('relaxed', [{ table: 'base', act: 'put', row: {} }, ...bookkeeping]))).toEqual([])
  expect(weakWrites([...write('strict', [commit]), ...write('relaxed', [put, ...bookkeeping])])).toEqual([])
})

test.each<[string, readonly RecordedWrite[][]]>([
  ['a ticket’s job that is only relaxed', [write('relaxed', [put])]],
  ['one that the browser may choose for', [write('default', [put])]],
  ['a quick commit that is relaxed', [write('relaxed', [commit])]],
  ['another state than the one that was kept', [write('strict', [commit]), write('relaxed', [{ ...put, row: {} }])]],
  ['what is carried before it was kept', [write('relaxed', [put]), write('strict', [commit])]],
  [
    'a row taken away that nothing strict took away',
    [write('strict', [put]), write('relaxed', [{ table: 'prints', act: 'delete' }])],
  ],
  ['a key of the device', [write('relaxed', [{ table: 'cabinet', act: 'put', row: {} }], 'blesaf')]],
])('[ST1] %s is found', (_, writes) => {
  expect(weakWrites(writes.flat())).toHaveLength(1)
})
