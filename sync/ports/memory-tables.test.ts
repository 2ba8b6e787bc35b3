import { expect, test } from 'vitest'
import { MemoryTables } from './memory-tables.ts'

const job = (id: string, state = 'queued') => ({ ticket_id: id, command_id: 'c', state, made_at: 1 })
const put = (tables: MemoryTables, ...rows: ReturnType<typeof job>[]): void =>
  tables.apply([{ table: 'prints', put: rows, deleted: [] }])

test('[ST1] a picture stays as it was, whatever is written on either side', () => {
  const disk = new MemoryTables()
  put(disk, job('b'), job('a'))
  const picture = disk.clone()
  put(disk, job('c'), job('a', 'printed'))
  picture.apply([{ table: 'prints', put: [], deleted: ['b'] }])
  expect(disk.all('prints')).toEqual([job('a', 'printed'), job('b'), job('c')])
  expect(picture.all('prints')).toEqual([job('a')])
  expect([disk.count('prints'), picture.count('prints')]).toEqual([3, 1])
})

test('[ST1] nobody changes what lies on the disk by changing an object', () => {
  const disk = new MemoryTables()
  const own = job('a')
  put(disk, own)
  own.state = 'printed'
  expect(disk.get('prints', 'a')).toEqual(job('a'))
  expect(() => Object.assign(disk.get('prints', 'a') ?? {}, { state: 'printed' })).toThrow(TypeError)
})
