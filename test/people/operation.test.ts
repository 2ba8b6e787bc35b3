import { BlockList } from 'node:net'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdentity } from '../../server/auth/identity.ts'
import { AppServer } from '../setup/app-server.ts'
import { aCast, type Cast, notes, told } from './cast.ts'

let server: AppServer
let cast: Cast
let operator: { token: string; staffId: string; tenantId: string }

beforeAll(async () => {
  server = await AppServer.open()
  cast = await aCast(server)
  operator = await server.operator()
})
afterAll(() => server.close())

const kidOf = (token: string) => decodeProtectedHeader(token).kid
const rotate = (token = operator.token) => server.ask('/api/keys/rotate', { method: 'POST', token })
const freshToken = async () =>
  (
    await server.identity.tokens.forPerson({
      tenantId: cast.tenantId,
      staffId: cast.admin.id,
      sessionId: cast.admin.sessionId,
    })
  ).token

describe('[ID3] keys', () => {
  it('a rotation makes this server sign with a new key at once; what older ones signed still stands', async () => {
    const before = await freshToken()
    expect((await rotate()).status).toBe(204)
    const after = await freshToken()
    expect(kidOf(after)).not.toBe(kidOf(before))
    for (const token of [before, after]) expect((await server.ask('/api/security', { token })).status).toBe(200)
    expect(await notes(server, operator.tenantId, 'signing_key_retired')).toMatchObject([
      { actor_id: operator.staffId },
    ])
  })

  it('another server that starts later signs with the new key and verifies what the old one signed', async () => {
    const before = await freshToken()
    await rotate()
    const config = { appSecret: 's'.repeat(32), trustedProxies: new BlockList() }
    const elsewhere = createIdentity({ config, pool: server.pools.api, now: server.identity.now })
    expect(await elsewhere.tokens.verifyPerson(before)).toMatchObject({ staffId: cast.admin.id })
    const { kid } = await elsewhere.keys.current()
    expect(kid).toBe(kidOf(await freshToken()))
  })

  it('a retired key verifies for a day more and is then forgotten', async () => {
    const before = await freshToken()
    await rotate()
    const isKept = async () =>
      (await server.pools.api.query('select kid from app.signing_keys() where kid = $1', [kidOf(before)])).rows
        .length === 1
    expect(await isKept()).toBe(true)
    await server.world.root.query(
      `update app_private.signing_keys set retired_at = retired_at - interval '24 hours 1 minute' where kid = $1`,
      [kidOf(before)],
    )
    expect(await isKept()).toBe(false)
    await rotate()
    const { rows } = await server.world.root.query('select from app_private.signing_keys where kid = $1', [
      kidOf(before),
    ])
    expect(rows).toEqual([])
  })

  it('two rotations at once leave one key that signs', async () => {
    const answers = await Promise.all([rotate(), rotate(), rotate()])
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204])
    const { rows } = await server.world.root.query(
      'select kid from app_private.signing_keys where retired_at is null and private_sealed is not null',
    )
    expect(rows.map(({ kid }) => kid)).toEqual([kidOf(await freshToken())])
  })
})

describe('dead jobs', () => {
  async function aDeadJob(): Promise<string> {
    await server.world.root.query(`select app_private.add_job('broken', '{"secret": "payload"}', 1)`)
    const { rows } = await server.world.root.query(
      `update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'job_failed: 23514' returning id::text`,
    )
    return rows.at(-1)?.id
  }

  it('an operator sees them by code, without what they were about, and gives one its attempts again', async () => {
    const id = await aDeadJob()
    const { body } = await server.ask('/api/jobs/dead', { token: operator.token })
    expect(body.jobs[0]).toMatchObject({ id, task: 'broken', attempts: 1, last_error: 'job_failed: 23514' })
    expect(JSON.stringify(body)).not.toContain('payload')
    const retry = () => server.ask(`/api/jobs/dead/${id}/retry`, { method: 'POST', token: operator.token })
    expect((await retry()).status).toBe(204)
    expect((await server.ask('/api/jobs/dead', { token: operator.token })).body.jobs).toEqual([])
    expect(told(await retry())).toBe('404 not_found')
    expect(await notes(server, operator.tenantId, 'job_retried')).toMatchObject([
      { actor_id: operator.staffId, details: { task: 'broken', job_id: id } },
    ])
  })

  it.each(['0', '-1', 'x', '9'.repeat(19), '1.5', '%00'])('an id like %s is malformed', async (id) => {
    const answer = await server.ask(`/api/jobs/dead/${id}/retry`, { method: 'POST', token: operator.token })
    expect(told(answer)).toBe('400 malformed')
  })

  it('the largest id is looked for and not found', async () => {
    const path = `/api/jobs/dead/${'9'.repeat(18)}/retry`
    expect(told(await server.ask(path, { method: 'POST', token: operator.token }))).toBe('404 not_found')
  })
})

it('nobody else rotates keys, sees or retries jobs', async () => {
  const requests = [
    ['POST', '/api/keys/rotate'],
    ['GET', '/api/jobs/dead'],
    ['POST', '/api/jobs/dead/1/retry'],
  ] as const
  const before = kidOf(await freshToken())
  for (const [method, path] of requests) {
    for (const { token } of [cast.admin, cast.manager, cast.teller])
      expect(told(await server.ask(path, { method, token })), path).toBe('403 not_allowed')
    expect(told(await server.ask(path, { method })), path).toBe('401 unauthenticated')
  }
  expect(kidOf(await freshToken())).toBe(before)
})
