import { describe, expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { fakeDeps } from '../http/fake-deps.ts'
import { databaseCheck, migrationsCheck, replicationSlotsCheck, workerCheck } from './checks.ts'
import { type HealthCheck, runChecks } from './run-checks.ts'
import { shareRecent } from './share-recent.ts'

const answering = (rows: unknown[]) => ({ query: async () => ({ rows }) })
const fine: HealthCheck = { name: 'fine', run: async () => 'ok' }
const hanging: HealthCheck = { name: 'hanging', run: () => new Promise(() => undefined) }
const failing: HealthCheck = {
  name: 'failing',
  run: async () => {
    throw Object.assign(new Error('password for db.internal'), { code: 'ECONNREFUSED' })
  },
}

describe('/health/ready', () => {
  test('all checks fine is 200', async () => {
    const answer = await createApp(fakeDeps({}, { checks: [fine] })).request('/health/ready')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      status: 'ok',
      checks: [{ check: 'fine', status: 'ok', ms: expect.any(Number) }],
    })
  })

  test('one fault is 503 and names it, without the error text', async () => {
    const answer = await createApp(fakeDeps({}, { checks: [fine, failing] })).request('/health/ready')
    expect(answer.status).toBe(503)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      status: 'fault',
      checks: [{ status: 'ok' }, { fault: 'failed (ECONNREFUSED)' }],
    })
    expect(text).not.toContain('password')
  })

  test('a stopping server is not ready, but alive', async () => {
    const deps = fakeDeps({}, { checks: [fine] })
    const app = createApp(deps)
    deps.stop()
    expect((await app.request('/health/ready')).status).toBe(503)
    expect((await app.request('/health/live')).status).toBe(200)
  })

  test('a missing database is a fault', async () => {
    const deps = fakeDeps()
    const app = createApp({ ...deps, checks: [databaseCheck(deps.pools.api)] })
    expect(await (await app.request('/health/ready')).json()).toMatchObject({
      checks: [{ check: 'database', status: 'fault' }],
    })
  })
})

test('a check that hangs is cut, and the others still answer', async () => {
  expect(await runChecks([hanging, fine], 20)).toMatchObject([
    { check: 'hanging', status: 'fault', fault: 'no answer within 20 ms' },
    { check: 'fine', status: 'ok' },
  ])
})

test.each<[string, HealthCheck, unknown]>([
  ['database', databaseCheck(answering([{}])), 'ok'],
  ['migrations done', migrationsCheck(async () => []), 'ok'],
  ['migrations pending', migrationsCheck(async () => ['0002']), { fault: '1 pending' }],
  ['slots fine', replicationSlotsCheck(answering([])), 'ok'],
  ['a slot lost', replicationSlotsCheck(answering([{}])), { fault: '1 lost' }],
  ['worker', workerCheck(() => 'ok'), 'ok'],
  ['no worker', workerCheck(() => ({ fault: 'not running' })), { fault: 'not running' }],
])('check: %s', async (_, check, outcome) => {
  expect(await check.run()).toEqual(outcome)
})

test('a crowd of probes costs one run per second', async () => {
  let runs = 0
  let now = 0
  const ready = shareRecent(
    async () => ++runs,
    1_000,
    () => now,
  )
  await Promise.all([ready(), ready(), ready()])
  now = 1_000
  await ready()
  expect(runs).toBe(1)
  now = 1_001
  expect(await ready()).toBe(2)
})
