import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planDemo } from '../../server/demo/demo-plan.ts'
import { seedDemo } from '../../server/demo/seed-demo.ts'
import { createTestDatabase, type TestDatabase } from '../setup/database.ts'

const NOW = '2026-06-10T10:00:00Z'
const SEED = 'test'
const PASSWORD_HASH = 'a hash'

let database: TestDatabase

const at = (instant: string) => ({ now: () => Date.parse(instant), seed: SEED, passwordHash: PASSWORD_HASH })
const query = async (text: string, values: unknown[] = []) =>
  (await database.pool('postgres', 1).query(text, values)).rows
const setNow = (instant: string) => query('update app_private.clock set settable = true, frozen_at = $1', [instant])

beforeAll(async () => {
  database = await createTestDatabase()
  await setNow(NOW)
})
afterAll(() => database.close())

/** All that people see of a demo; what Postgres itself makes up (the servers' own devices) is left out. */
async function picture(of: TestDatabase = database): Promise<unknown> {
  const root = of.pool('postgres', 1)
  const parts = [
    'select id, slug, name from app.tenants where not is_platform order by id',
    'select id, slug, names from app.branches order by id',
    'select id, prefix, names from app.services order by id',
    'select id, label, service_ids from app.counters order by id',
    'select id, name, role, email from app.staff order by id',
    `select id, kind, name, status from app.devices where kind <> 'server' order by id`,
    'select id, number, state, queued_at, called_at, started_at, ended_at, counter_id, staff_id from app.tickets order by id',
  ]
  return Promise.all(parts.map(async (text) => (await root.query(text)).rows))
}

describe('the demo', () => {
  test('is seeded, and says with how many customers', async () => {
    const seeded = await seedDemo({ connection: database.config('postgres'), ...at(NOW) })
    expect(seeded.kind).toBe('seeded')
    expect(seeded.kind === 'seeded' && seeded.customers).toBeGreaterThan(100)
  })

  test('has two banks of three branches, all open but one', async () => {
    expect(await query('select slug, is_demo from app.tenants where not is_platform order by slug')).toEqual([
      { slug: 'credit-corail', is_demo: true },
      { slug: 'sept-palmiers', is_demo: true },
    ])
    const open = await query(
      `select b.slug, exists (select from app.opening_intervals o where o.branch_id = b.id and o.opens_at <= app.now() and o.closes_at > app.now()) as open
       from app.branches b order by open, b.slug`,
    )
    expect(open.map(({ slug, open: isOpen }) => `${slug} ${isOpen}`)).toEqual([
      'kairouan-remparts false',
      'bizerte-canal true',
      'jerba-houmt true',
      'sfax-vieux-port true',
      'sousse-corniche true',
      'tunis-orangers true',
    ])
  })

  test('has the devices of each branch, waiting for their keys, and nobody signed in at them', async () => {
    const devices = await query(
      `select d.kind, d.status, count(distinct d.id)::integer as devices, count(s.id)::integer as sessions
       from app.devices d left join app.staff_sessions s on s.device_id = d.id
       where d.kind <> 'server' and d.public_key is null group by 1, 2 order by 1, 2`,
    )
    expect(devices).toEqual([
      { kind: 'console', status: 'active', devices: 6, sessions: 0 },
      { kind: 'display', status: 'active', devices: 6, sessions: 0 },
      { kind: 'kiosk', status: 'active', devices: 12, sessions: 0 },
      { kind: 'kiosk', status: 'retired', devices: 6, sessions: 0 },
      { kind: 'tablet', status: 'active', devices: 18, sessions: 0 },
      // The morning's, with its tellers.
      { kind: 'tablet', status: 'retired', devices: 18, sessions: 18 },
    ])
    expect(await query('select distinct method from app.staff_sessions')).toEqual([{ method: null }])
  })

  test('has people with an address each and the one password', async () => {
    const people = await query(
      `select f.role, f.email, c.password_hash from app.staff f join app.staff_credentials c on c.staff_id = f.id`,
    )
    expect(people).toHaveLength(2 * (3 * 4 + 1))
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    for (const { email, password_hash } of people) {
      expect(email).toMatch(/^[a-z]+\.[a-z-]+\d*@(sept-palmiers|credit-corail)\.demo$/)
      expect(password_hash).toBe(PASSWORD_HASH)
    }
  })

  test('has a believable morning in every open branch', async () => {
    const branches = await query(
      `select b.slug, count(*)::integer as all, min(t.queued_at) as first, max(t.queued_at) as last,
         count(*) filter (where t.state = 'completed')::integer as completed,
         count(*) filter (where t.state = 'waiting')::integer as waiting,
         count(*) filter (where t.state in ('called', 'serving'))::integer as current
       from app.tickets t join app.branches b on b.id = t.branch_id group by 1 order by 1`,
    )
    expect(branches).toHaveLength(5)
    for (const branch of branches) {
      expect(branch.all, branch.slug).toBeGreaterThan(80)
      expect(branch.completed, branch.slug).toBeGreaterThan(60)
      expect(branch.waiting, branch.slug).toBeGreaterThan(0)
      expect(branch.waiting, branch.slug).toBeLessThan(60)
      expect(branch.current, branch.slug).toBeLessThanOrEqual(3)
      expect(Date.parse(NOW) - branch.first.getTime()).toBeGreaterThan(3.5 * 3_600_000)
      expect(branch.last.getTime()).toBeLessThanOrEqual(Date.parse(NOW))
    }
    const happened = (await query('select distinct what from app.ticket_events')).map(({ what }) => what)
    expect(happened).toEqual(
      expect.arrayContaining(['issued', 'called', 'recalled', 'no_show', 'transferred', 'completed']),
    )
  })

  test('was made by commands, none of them refused or odd', async () => {
    expect(await query(`select name, outcome from app.commands where outcome ->> 'kind' <> 'applied'`)).toEqual([])
    expect(await query('select number, flags from app.tickets where flags <> $1', ['{}'])).toEqual([])
    expect(
      await query('select count(*)::integer as n from app.commands where staff_id is null and name = $1', [
        'call_next',
      ]),
    ).toEqual([{ n: 0 }])
    expect(await query('select count(*)::integer as n from app.quarantine')).toEqual([{ n: 0 }])
  })

  test('puts the times of every ticket in order', async () => {
    expect(
      await query(
        'select id from app.tickets where not (queued_at <= coalesce(called_at, queued_at) and coalesce(called_at, queued_at) <= coalesce(started_at, called_at, queued_at) and coalesce(started_at, queued_at) <= coalesce(ended_at, started_at, queued_at))',
      ),
    ).toEqual([])
  })

  test('leaves the numbers to the kiosks that people open, above its own', async () => {
    const [kiosk] = planDemo(SEED)[0]?.branches[0]?.devices ?? []
    const tenantId = planDemo(SEED)[0]?.id
    const writerId = crypto.randomUUID()
    const api = database.pool('api', 1)
    await api.query('select app.open_writer($1, $2, $3)', [tenantId, kiosk?.id, writerId])
    const { rows } = await api.query('select app.writer_state($1, $2, $3) as state', [tenantId, kiosk?.id, writerId])
    const [today] = rows[0].state.lanes.days
    expect(today).toMatchObject({ modulus: 1, first_day: '2026-06-10' })
    const [{ last }] = (await query(
      `select max(sequence_n) as last from app.tickets where prefix = 'A' and branch_id = $1`,
      [planDemo(SEED)[0]?.branches[0]?.id],
    )) as [{ last: number }]
    expect(today.floors.A).toBe(last)
  })

  test('is the same from the same seed', async () => {
    const other = await createTestDatabase()
    try {
      await other.pool('postgres', 1).query('update app_private.clock set settable = true, frozen_at = $1', [NOW])
      await seedDemo({ connection: other.config('postgres'), ...at(NOW) })
      expect(await picture(other)).toEqual(await picture())
    } finally {
      await other.close()
    }
  })

  test('is as sound by the real clock', async () => {
    const other = await createTestDatabase()
    try {
      await seedDemo({ connection: other.config('postgres'), now: Date.now, seed: SEED, passwordHash: PASSWORD_HASH })
      const root = other.pool('postgres', 1)
      expect(
        (await root.query(`select name, outcome from app.commands where outcome ->> 'kind' <> 'applied'`)).rows,
      ).toEqual([])
      expect((await root.query('select number, flags from app.tickets where flags <> $1', ['{}'])).rows).toEqual([])
    } finally {
      await other.close()
    }
  })

  test.each(['03:00:05', '03:40:00', '09:00:00'])(
    'at %s UTC has a queue at every counter of an open branch',
    async (time) => {
      const other = await createTestDatabase()
      try {
        const now = `2026-06-10T${time}Z`
        const root = other.pool('postgres', 1)
        await root.query('update app_private.clock set settable = true, frozen_at = $1', [now])
        await seedDemo({ connection: other.config('postgres'), ...at(now) })
        const { rows } = await root.query<{ label: string; waiting: number }>(
          `select b.slug || ' ' || c.label as label, count(t.id)::integer as waiting
         from app.counters c join app.branches b on b.id = c.branch_id
           left join app.tickets t on t.branch_id = b.id and t.state = 'waiting' and t.service_id = any (c.service_ids)
         where c.state = 'open'
         group by 1 order by 1`,
        )
        expect(rows).toHaveLength(15)
        for (const { label, waiting } of rows) expect(waiting, label).toBeGreaterThan(0)
      } finally {
        await other.close()
      }
    },
  )

  test('changes nothing when it is seeded again', async () => {
    const before = await picture()
    expect(await seedDemo({ connection: database.config('postgres'), ...at(NOW) })).toMatchObject({
      kind: 'seeded',
      customers: 0,
    })
    expect(await picture()).toEqual(before)
  })

  test('gets a new morning on a later day, where nobody works yet', async () => {
    const later = '2026-11-20T10:00:00Z'
    await setNow(later)
    // Whatever people have done with the devices that they opened meanwhile.
    const replaced = await query(`update app.devices set status = 'retired' where kind = 'tablet' returning id`)
    expect(await seedDemo({ connection: database.config('postgres'), ...at(later) })).toMatchObject({
      customers: expect.any(Number),
    })
    const days = await query(
      'select number_day::text as day, count(distinct branch_id)::integer as branches from app.tickets group by 1 order by 1',
    )
    expect(days).toEqual([
      { day: '2026-06-10', branches: 5 },
      { day: '2026-11-20', branches: 5 },
    ])
    expect(replaced.length).toBeGreaterThan(18)
    expect(await query('select count(*)::integer as n from app.quarantine')).toEqual([{ n: 0 }])
    await setNow(NOW)
  })

  test('is refused beside a tenant that is real, and then changes nothing', async () => {
    const before = await picture()
    await query(`select app_private.create_tenant(gen_random_uuid(), 'real-bank', '{"en":"Real"}', false)`)
    expect(await seedDemo({ connection: database.config('postgres'), ...at(NOW), seed: 'other' })).toEqual({
      kind: 'refused',
    })
    expect((await query('select count(*)::integer as n from app.branches'))[0]).toEqual({ n: 6 })
    await query(
      `delete from app.tenant_settings where tenant_id = (select id from app.tenants where slug = 'real-bank')`,
    )
    await query(
      `delete from app.tenant_security where tenant_id = (select id from app.tenants where slug = 'real-bank')`,
    )
    await query(`delete from app.tenants where slug = 'real-bank'`)
    expect(await picture()).toEqual(before)
  })
})
