import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Branch, type Device, issueArgs, World } from '../setup/world.ts'

const NOW = '2026-11-20T10:00:00Z'

let world: World
let worker: pg.Pool
let branch: Branch
let tablet: Device

beforeAll(async () => {
  world = await World.create()
  worker = world.database.pool('worker')
  await world.setNow(NOW)
  branch = await world.addBranch()
  tablet = await world.addDevice(branch, 'tablet')
})
beforeEach(() => world.setNow(NOW))
afterAll(() => world.close())

const purge = async (max = 5_000, tenantId = branch.tenantId) =>
  (await worker.query('select app.job_purge_identity($1, $2) as n', [tenantId, max])).rows[0].n as number
const purgeProofs = async (max = 5_000) =>
  (await worker.query('select app.job_purge_proofs($1) as n', [max])).rows[0].n as number

async function rows(text: string, values: unknown[] = []): Promise<unknown[]> {
  return (await world.root.query({ text, values, rowMode: 'array' })).rows.map(([value]: unknown[]) => value)
}

/** A session whose times are told as ages in interval notation; null for not. */
async function session(times: { expires: string; ended?: string; ends?: string }): Promise<string> {
  const [id] = await rows(
    `insert into app.staff_sessions (tenant_id, staff_id, device_id, started_at, expires_at, ended_at, ends_at)
     values ($1, $2, $3, '2026-01-01', app.now() - $4::interval, app.now() - $5::interval, app.now() - $6::interval) returning id`,
    [branch.tenantId, branch.staffId, tablet.deviceId, times.expires, times.ended ?? null, times.ends ?? null],
  )
  return String(id)
}

async function token(sessionId: string, used: string | null): Promise<string> {
  const hash = randomUUID()
  await world.root.query(
    `insert into app.refresh_tokens (tenant_id, token_hash, session_id, issued_at, used_at) values ($1, $2, $3, app.now(), app.now() - $4::interval)`,
    [branch.tenantId, hash, sessionId, used],
  )
  return hash
}

describe('sessions and their tokens', () => {
  it('[ID4] a token goes a day after its session was over, and not before: not even one that served long ago', async () => {
    const standing = await session({ expires: '-1 hour' })
    const ended = await session({ expires: '-1 hour', ended: '25 hours' })
    const justEnded = await session({ expires: '-1 hour', ended: '23 hours' })
    const lapsed = await session({ expires: '25 hours' })
    const outlived = await session({ expires: '-1 hour', ends: '25 hours' })
    const kept = [await token(standing, null), await token(standing, '25 hours'), await token(justEnded, null)]
    for (const [id, used] of [
      [ended, '25 hours'],
      [lapsed, null],
      [outlived, null],
    ] as const)
      await token(id, used)
    expect(await purge()).toBe(3)
    expect((await rows('select token_hash from app.refresh_tokens')).sort()).toEqual(kept.sort())
    expect(
      await rows('select count(*)::int from app.staff_sessions where id = any ($1)', [[standing, ended, lapsed]]),
    ).toEqual([3])
    await world.root.query('delete from app.refresh_tokens')
  })

  it('[ID5] a session goes 90 days after it ended or expired, unless a command of the hot ledger names it', async () => {
    const kept = [
      await session({ expires: '89 days' }),
      await session({ expires: '-1 day', ended: '89 days' }),
      await session({ expires: '-1 day' }),
    ]
    const named = await session({ expires: '91 days' })
    const gone = [await session({ expires: '91 days' }), await session({ expires: '-1 day', ended: '91 days' })]
    const kiosk = await world.addDevice(branch, 'kiosk')
    const issue = issueArgs(branch, await world.today(branch), 1)
    await world.give(kiosk, 'issue_ticket', 'fact', issue)
    const note = { ticket_id: issue.ticket_id, text: 'x' }
    const outcome = await world.give(tablet, 'note_ticket', 'fact', note, { session: named })
    expect(outcome.kind).toBe('applied')
    expect(await purge()).toBe(2)
    const left = await rows('select id from app.staff_sessions where id = any ($1)', [[...kept, named, ...gone]])
    expect(left.sort()).toEqual([...kept, named].sort())
  })

  it('a session that still has tokens waits for the next batch', async () => {
    const old = await session({ expires: '91 days' })
    await token(old, null)
    await token(old, null)
    expect(await purge(1)).toBe(1)
    expect(await rows('select id from app.staff_sessions where id = $1', [old])).toEqual([old])
    expect(await purge(1)).toBe(2)
    expect(await rows('select id from app.staff_sessions where id = $1', [old])).toEqual([])
  })
})

it('[ID9] a link to choose a password goes a week after its end', async () => {
  for (const [hash, expires] of [
    ['old', '8 days'],
    ['young', '6 days'],
    ['open', '-1 hour'],
  ])
    await world.root.query(
      `insert into app.password_links (tenant_id, token_hash, staff_id, purpose, created_at, expires_at)
       values ($1, $2, $3, 'reset', '2026-01-01', app.now() - $4::interval)`,
      [branch.tenantId, hash, branch.staffId, expires],
    )
  expect(await purge()).toBe(1)
  expect((await rows('select token_hash from app.password_links')).sort()).toEqual(['open', 'young'])
})

it('[ID12] an enrolment code ends with its hour, which frees its selector, and goes thirty days later', async () => {
  const code = (selector: string, expires: string) =>
    world.root.query(
      `insert into app.enrolment_codes (tenant_id, branch_id, kind, name, selector, code_mac, created_at, expires_at)
       values ($1, $2, 'kiosk', $3, $3, 'x', '2026-01-01', app.now() - $4::interval)`,
      [branch.tenantId, branch.branchId, selector, expires],
    )
  await code('AAA', '31 days')
  await code('BBB', '0 seconds')
  await code('CCC', '-1 second')
  await purge()
  const left = await rows(
    `select concat_ws(' ', selector, end_reason, ended_at = expires_at) from app.enrolment_codes order by 1`,
  )
  expect(left).toEqual(['BBB expired t', 'CCC'])
  await code('BBB', '-1 hour')
  await world.setNow('2026-12-20T10:00:01Z')
  await purge()
  expect(await rows('select selector from app.enrolment_codes where ended_at is null')).toEqual([])
})

it('[ID11] a sign-in that another provider never answered goes an hour after its end', async () => {
  for (const [hash, expires] of [
    ['old', '61 minutes'],
    ['young', '59 minutes'],
  ])
    await world.root.query(
      `insert into app.oidc_flows (tenant_id, state_hash, nonce, verifier_sealed, created_at, expires_at)
       values ($1, $2, 'n', 'v', '2026-01-01', app.now() - $3::interval)`,
      [branch.tenantId, hash, expires],
    )
  expect(await purge()).toBe(1)
  expect(await rows('select state_hash from app.oidc_flows')).toEqual(['young'])
})

describe('[ID18] notes', () => {
  const note = (action: string, age: string, tenantId = branch.tenantId) =>
    world.root.query(
      `insert into app.audit_log (tenant_id, at, action, outcome) values ($1, app.now() - $2::interval, $3, 'done')`,
      [tenantId, age, action],
    )

  it('go with the retention of their tenant, in batches, and nobody else’s with them', async () => {
    const other = await world.addTenant()
    await world.root.query('update app.tenant_security set audit_retention_months = 6 where tenant_id = $1', [
      branch.tenantId,
    ])
    for (const action of ['a', 'b', 'c']) await note(action, '7 months')
    await note('young', '5 months')
    await note('other', '7 months', other)
    expect([await purge(2), await purge(2), await purge(2)]).toEqual([2, 1, 0])
    expect(
      (await rows(`select action from app.audit_log where tenant_id = any ($1)`, [[branch.tenantId, other]])).sort(),
    ).toEqual(['other', 'young'])
    expect(await purge(5_000, other)).toBe(0)
  })

  it('cannot be removed or changed otherwise, not by the owner and not beside a purge', async () => {
    await note('kept', '99 months')
    const client = await world.owner.connect()
    try {
      await client.query('begin')
      await client.query(`select set_config('app.tenant_id', $1, true)`, [branch.tenantId])
      await client.query('savepoint s')
      for (const text of [
        'delete from app.audit_log',
        `update app.audit_log set action = 'x'`,
        'truncate app.audit_log',
      ]) {
        await expect(client.query(text)).rejects.toMatchObject({ code: '42501' })
        await client.query('rollback to s')
      }
      await client.query('select app.job_purge_identity($1, 0)', [branch.tenantId])
      await expect(client.query('delete from app.audit_log')).rejects.toMatchObject({ code: '42501' })
    } finally {
      client.release(true)
    }
  })
})

it('[ID13] [ID8] [ID16] proofs, locks and counts go when they are over, in batches', async () => {
  await world.root.query(
    `insert into app_private.used_proofs values ('over', app.now() - interval '1 second'), ('valid', app.now() + interval '1 second')`,
  )
  await world.root.query(
    `insert into app_private.sign_in_locks values
       ('old', 9, app.now() - interval '25 hours', app.now() - interval '24 hours'),
       ('young', 9, app.now() - interval '23 hours', app.now() - interval '23 hours'),
       ('held', 9, app.now() - interval '25 hours', app.now() + interval '1 second')`,
  )
  await world.root.query(
    `insert into limits.counts select k, 1, extract(epoch from app.now() + a) * 1000
     from (values ('a', interval '-1 second'), ('b', interval '-1 day'), ('open', interval '1 second')) v (k, a)`,
  )
  await world.root.query(`insert into limits.counts values ('forever', 1, null)`)
  expect([await purgeProofs(1), await purgeProofs(1), await purgeProofs(1)]).toEqual([3, 1, 0])
  expect(await rows('select proof_hash from app_private.used_proofs')).toEqual(['valid'])
  expect((await rows('select key from app_private.sign_in_locks')).sort()).toEqual(['held', 'young'])
  expect((await rows('select key from limits.counts')).sort()).toEqual(['forever', 'open'])
})
