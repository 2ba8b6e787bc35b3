import { describe, expect, test } from 'vitest'
import { readShapeParams } from './read-params.ts'
import { readQuery } from './read-query.ts'
import { subsetOfBody, subsetOfQuery } from './read-subset.ts'

function read(query: string) {
  const params = readQuery(query)
  return readShapeParams(params, subsetOfQuery(params))
}

function problems(query: string): unknown {
  const result = read(query)
  if (result.kind === 'refused') return result.problems
  return result.value.subset?.kind === 'refused' ? { subset: result.value.subset.problems } : {}
}

describe('[EN62] a request is refused', () => {
  test.each([
    ['table=t', { offset: ["can't be blank"] }],
    ['table=t&offset=', { offset: ["can't be blank"] }],
    ['table=t&offset=abc', { offset: ['has invalid format'] }],
    ['table=t&offset=0_0', { handle: ["can't be blank when offset != -1"] }],
    ['table=t&offset=0_0&handle=', { handle: ["can't be blank when offset != -1"] }],
    ['table=t&offset=-1&live=true', { live: ["can't be true when offset == -1"] }],
    ['table=t&offset=-1&live=1', { live: ["can't be true when offset == -1"] }],
    ['table=t&offset=now&live=true', { live: ["can't be true when offset is 'now'"] }],
    ['table=t&offset=-1&live_sse=true', { live_sse: ["can't be true unless live is also true"] }],
    ['offset=-1', { table: ["can't be blank"] }],
    ['offset=x&replica=q&live_sse=true', { replica: ['is invalid'] }],
    ['replica=q', { replica: ['is invalid'], offset: ["can't be blank"] }],
    ['table=t&offset=-1&log=some', { log: ['is invalid'] }],
    ['table=t&offset=-1&params={}', { params: ['is invalid'] }],
    ['table=t&offset=-1&subset__limit=0&subset__order_by=id', { subset: { limit: ['must be greater than 0'] } }],
    ['table=t&offset=-1&subset__limit=a&subset__order_by=id', { subset: { limit: ['is invalid'] } }],
    [
      'table=t&offset=-1&subset__limit=1',
      { subset: { order_by: ['order_by is required when limit or offset is present'] } },
    ],
    [
      'table=t&offset=-1&subset__offset=-1&subset__order_by=id',
      { subset: { offset: ['must be greater than or equal to 0'] } },
    ],
    ['table=t&offset=-1&subset__params=[1]&subset__where=a', { subset: { params: ['params must be a JSON object'] } }],
    ['table=t&offset=-1&subset=all', { subset: ['is invalid'] }],
    ['table=t&offset=-1&subset[limit]=0&subset[order_by]=id', { subset: { limit: ['must be greater than 0'] } }],
    ['table=t&offset=-1&params[]=1', { params: ['is invalid'] }],
    ['table=t&offset=-1&params[1][x]=1', { params: ['is invalid'] }],
    ['table[]=t&offset[]=-1', { table: ['is invalid'], offset: ['is invalid'] }],
    ['table=t&offset=-1&where[x]=1', { where: ['is invalid'] }],
    ['table=t&offset=-1&columns[]=id&columns[]=', { columns: ['Invalid zero-length identifier'] }],
    ['table=t&offset=-1&columns[x]=id', { columns: ['is invalid'] }],
    ['table=t&offset=0_0&handle=1&live&experimental_live_sse=maybe', { live_sse: ['is invalid'] }],
  ])('%s', (query, expected) => {
    expect(problems(query)).toEqual(expected)
  })
})

test('[EN63] of several values of one name the last counts, and unknown names are ignored', () => {
  const result = read('table=a&table=b&offset=-1&foo=bar&columns=id,%22A%2Cb%22&params%5B1%5D=x+y')
  expect(result).toMatchObject({
    kind: 'read',
    value: { definition: { table: 'b', columns: ['id', 'A,b'], params: new Map([['1', 'x y']]) } },
  })
})

test('[EN63] a handle beside -1 or now is ignored', () => {
  expect(read('table=t&offset=-1&handle=1-1')).toMatchObject({ value: { handle: undefined } })
  expect(read('table=t&offset=0_inf&handle=1-1&live=true')).toMatchObject({ value: { handle: '1-1', isLive: true } })
  expect(read('table=t&offset=0_inf&handle=1-1&live=false')).toMatchObject({ value: { isLive: false } })
})

test('[EN63] a list of columns has its names as they are, and blanks are nothing', () => {
  expect(read('table=t&offset=-1&columns[]=id&columns%5B%5D=A,b')).toMatchObject({
    value: { definition: { columns: ['id', 'A,b'] } },
  })
  expect(read('table=t&offset=-1&columns=+&replica=+&log=')).toMatchObject({
    value: { definition: { columns: undefined, replica: 'default', log: 'full' } },
  })
})

test('[EN63] the older name of live_sse counts where the newer one is not given', () => {
  const isSse = (query: string) => read(`table=t&offset=0_0&handle=1&live=true&${query}`)
  expect(isSse('experimental_live_sse=true')).toMatchObject({ value: { isSse: true } })
  expect(isSse('experimental_live_sse=0')).toMatchObject({ value: { isSse: false } })
  expect(isSse('experimental_live_sse=true&live_sse=false')).toMatchObject({ value: { isSse: false } })
})

test('[EN63] whatever stands under subset asks for one, in either spelling', () => {
  const params = (query: string) => subsetOfQuery(readQuery(query))
  expect(params('subset__where=a&subset__params[1]=x&subset__params[2]=y')).toEqual({
    where: 'a',
    params: { 1: 'x', 2: 'y' },
  })
  expect(params('subset[where]=a&subset[params][1]=x')).toEqual({ where: 'a', params: { 1: 'x' } })
  expect(params('subset__where_expr={}')).toEqual({ where_expr: '{}' })
  expect(params('subsets=1&table=t')).toBeUndefined()
})

test('[EN64] a body asks for a subset with an empty object too, and goes over what the query says', () => {
  expect(subsetOfBody({})).toBeUndefined()
  expect(subsetOfBody({ subset: {} })).toEqual({})
  expect(subsetOfBody({ subset: 'all' })).toBe('all')
  expect(subsetOfBody({ limit: 2 }, { limit: '1', order_by: 'id' })).toEqual({ limit: 2, order_by: 'id' })
  expect(subsetOfBody({}, { order_by: 'id' })).toEqual({ order_by: 'id' })
})

test('[EN64] of a body only the subset counts: no table, clause or column of the shape', () => {
  expect(subsetOfBody({ table: 'secrets', columns: 'all', replica: 'full' })).toBeUndefined()
  expect(subsetOfBody({ subset: { where: 'a = 1' }, where: 'true', params: { 1: 'x' }, columns: 'id' })).toEqual({
    where: 'a = 1',
  })
  expect(subsetOfBody({ where: 'a = $1', params: { 1: '3' }, order_by: 'id', limit: 2 })).toEqual({
    where: 'a = $1',
    params: { 1: '3' },
    order_by: 'id',
    limit: 2,
  })
})
