import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineWorld, openEngineWorld } from './engine-world.ts'

let world: EngineWorld
const ORIGIN = 'http://engine.test'

beforeAll(async () => {
  world = await openEngineWorld({ secret: 's3cret', allowDelete: true })
  await world.sql(
    'create table items(id int primary key, k int); insert into items select i, i from generate_series(1, 3) i',
  )
})

afterAll(() => world.close())

const handle = (path: string, init: RequestInit = {}): Promise<Response> =>
  world.engine.handle(new Request(`${ORIGIN}${path}`, init))

const shape = (query: string, init: RequestInit = {}): Promise<Response> =>
  handle(`/v1/shape?secret=s3cret&table=items&${query}`, init)

test('[EN60] the engine answers requests of fetch', async () => {
  const response = await shape('offset=-1', { headers: { origin: 'http://page.test' } })
  expect(response.status).toBe(200)
  expect(await response.json()).toHaveLength(4)
  expect(response.headers.get('access-control-allow-origin')).toBe('http://page.test')
  expect(response.headers.get('access-control-expose-headers')).toContain('electric-snapshot')
  const etag = response.headers.get('etag') ?? ''
  const again = await shape('offset=-1', { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const head = await shape('offset=-1', { method: 'HEAD' })
  expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag])
})

/** As long as the world of these tests lets a reader wait. */
const POLL_MS = 10_000

test('[EN65] who asks at the head whether an answer still holds is not kept waiting', async () => {
  const first = await shape('offset=-1')
  const place = `offset=0_inf&handle=${first.headers.get('electric-handle')}`
  const etag = (await shape(place)).headers.get('etag') ?? ''
  const startedAt = performance.now()
  const live = await shape(`${place}&live=true`, { headers: { 'if-none-match': etag } })
  expect([live.status, await live.text(), live.headers.get('etag')]).toEqual([304, '', etag])
  expect(performance.now() - startedAt).toBeLessThan(POLL_MS / 2)
})

test('[EN60] without the secret nothing is told, not even that a table is missing', async () => {
  for (const query of ['table=items&offset=-1', 'table=none&offset=-1', 'table=items&offset=-1&secret=x']) {
    const response = await handle(`/v1/shape?${query}`)
    expect([response.status, await response.text()]).toEqual([401, '{"message":"Unauthorized - Invalid API secret"}'])
  }
  expect((await handle('/v1/health')).status).toBe(200)
})

test('[EN60] events are a stream that the reader may leave', async () => {
  const first = await shape('offset=-1')
  const handleHeader = first.headers.get('electric-handle')
  const response = await shape(`offset=0_inf&handle=${handleHeader}&live=true&live_sse=true`)
  const reader = response.body?.getReader()
  const reading = reader?.read()
  await world.sql('update items set k = 9 where id = 1')
  expect(Buffer.from((await reading)?.value ?? '').toString()).toMatch(/^data: \{"value":\{"id":"1","k":"9"\}/)
  await reader?.cancel()
})

test('[EN64] a body names a subset and nothing else of a shape', async () => {
  const body = JSON.stringify({ table: 'pg_authid', where: 'id = 2', columns: 'k' })
  const response = await shape('offset=-1', { method: 'POST', body })
  expect(response.headers.get('electric-snapshot')).toBe('true')
  expect(await response.json()).toMatchObject({ data: [{ value: { id: '2', k: '2' } }] })
  expect((await shape('offset=-1', { method: 'POST', body: '[1]' })).status).toBe(400)
})

test('[EN60] a shape is deleted by its handle', async () => {
  const first = await shape('offset=-1')
  const place = `handle=${first.headers.get('electric-handle')}`
  const gone = await handle(`/v1/shape?secret=s3cret&${place}`, { method: 'DELETE' })
  expect(gone.status).toBe(202)
  expect((await shape(`offset=0_inf&${place}`)).status).toBe(409)
})
