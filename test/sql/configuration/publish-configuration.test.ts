import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { World } from '../../setup/world.ts'
import { aBranchPart, aCounter, aDocument, aService } from './a-document.ts'
import { Publishing } from './publishing.ts'

let world: World
let bank: Publishing

beforeAll(async () => {
  world = await World.create()
})
beforeEach(async () => {
  bank = await Publishing.create(world)
})
afterAll(() => world.close())

const TABLES = [
  'services',
  'counters',
  'priority_classes',
  'service_groups',
  'entry_questions',
  'staff_plan',
  'opening_intervals',
  'branch_configs',
  'branch_config_versions',
]

async function everything(): Promise<string> {
  const tables = TABLES.map(
    (table) =>
      `(select coalesce(jsonb_agg(to_jsonb(t) order by to_jsonb(t)), '[]') from app.${table} t where t.branch_id = $1)`,
  )
  const { all } = await bank.one(
    `select jsonb_build_array(to_jsonb(b), ${tables.join(', ')}) as all from app.branches b where b.id = $1`,
  )
  return JSON.stringify(all)
}

test('[TR7] what the server found in a document refuses it like a fault of the database’s own', async () => {
  const faults = [{ path: 'paper.logo', code: 'logo_broken', severity: 'error', details: {} }]
  const args = { branch_id: bank.branchId, base_version: 0, document: aDocument() }
  const before = await everything()
  expect(await world.give(bank.console, 'publish_configuration', 'intent', args, { faults } as object)).toMatchObject({
    kind: 'rejected',
    code: 'configuration_invalid',
    details: { faults },
  })
  expect(await everything()).toBe(before)
})

describe('a first publication', () => {
  test('answers version 1 and everything as added', async () => {
    const outcome = await bank.publish(aDocument(), 0)
    expect(outcome).toMatchObject({ kind: 'applied', result: { config_version: 1 } })
    expect(outcome.result?.differences).toEqual(
      expect.arrayContaining([
        { section: 'services', key: 'cash', change: 'added' },
        { section: 'counters', key: 'c2', change: 'added' },
        { section: 'classes', key: 'e', change: 'added' },
      ]),
    )
  })

  test('fills the tables from the document', async () => {
    await bank.apply(aDocument({ staff_plan: [{ counter: 'c1', weekday: 'tue', from: '08:00', to: '12:00' }] }))
    expect(
      await bank.rows(
        'select prefix, expected_service_s, retired_at from app.services where branch_id = $1 order by position',
      ),
    ).toEqual([
      { prefix: 'A', expected_service_s: 300, retired_at: null },
      { prefix: 'B', expected_service_s: 300, retired_at: null },
    ])
    expect(
      await bank.rows('select code, head_start_s, is_strict from app.priority_classes where branch_id = $1'),
    ).toEqual([{ code: 'e', head_start_s: 14_400, is_strict: true }])
    expect(await bank.rows('select weekday, from_time from app.staff_plan where branch_id = $1')).toEqual([
      { weekday: 2, from_time: '08:00' },
    ])
    expect(
      await bank.rows('select count(distinct day)::integer as days from app.opening_intervals where branch_id = $1'),
    ).toEqual([{ days: 61 }])
    expect(
      await bank.one(
        'select state, cardinality(service_ids) as services from app.counters where branch_id = $1 and label = $2',
        [bank.branchId, 'C1'],
      ),
    ).toEqual({
      state: 'closed',
      services: 2,
    })
  })

  test('publishes the document with ids, settings and devices', async () => {
    await bank.apply(aDocument())
    const { document, devices, config_version, version } = await bank.published()
    expect([config_version, version]).toEqual([1, '1'])
    expect(document.services?.[0]).toMatchObject({ key: 'cash', id: await bank.idOf('services', `prefix = 'A'`) })
    expect(document.settings).toMatchObject({ recalls_before_no_show: 2 })
    expect(devices.map(({ kind, status }) => [kind, status])).toEqual([
      ['server', 'active'],
      ['console', 'active'],
    ])
    expect(devices[1]?.writers).toEqual([{ id: bank.console.writerId, letter: expect.any(String) }])
  })

  test('answers the rows that it wrote', async () => {
    const answer = await world.push(bank.console, [
      {
        name: 'publish_configuration',
        kind: 'intent',
        args: { branch_id: bank.branchId, base_version: 0, document: aDocument() },
      },
    ])
    expect(answer.rows.branch_config).toMatchObject([{ branch_id: bank.branchId, config_version: 1 }])
    expect(answer.rows.counters).toHaveLength(2)
  })

  test('leaves no document in the ledger', async () => {
    await bank.apply(aDocument())
    const { args } = await bank.one(
      `select args from app.commands where branch_id = $1 and name = 'publish_configuration'`,
    )
    expect(args).toEqual({ branch_id: bank.branchId, base_version: 0 })
  })
})

describe('a later publication', () => {
  test('keeps the id of what is renamed and tells what changed', async () => {
    await bank.apply(aDocument())
    const before = await bank.idOf('services', `prefix = 'A'`)
    const { differences } = await bank.apply(
      aDocument({
        services: [aService('cash', 'D', { names: { ar: 'x', fr: 'x', en: 'x' } }), aService('cards', 'B')],
      }),
    )
    expect(await bank.idOf('services', `prefix = 'D'`)).toBe(before)
    expect(differences).toEqual([{ section: 'services', key: 'cash', change: 'changed', fields: ['names', 'prefix'] }])
  })

  test('publishes a new version even when nothing changed', async () => {
    await bank.apply(aDocument())
    expect(await bank.apply(aDocument())).toEqual({ config_version: 2, differences: [] })
    expect(
      await bank.rows('select config_version from app.branch_config_versions where branch_id = $1 order by 1'),
    ).toEqual([{ config_version: 1 }, { config_version: 2 }])
  })

  test('lets two services exchange their prefixes', async () => {
    await bank.apply(aDocument())
    const cash = await bank.idOf('services', `prefix = 'A'`)
    await bank.apply(aDocument({ services: [aService('cash', 'B'), aService('cards', 'A')] }))
    expect(await bank.idOf('services', `prefix = 'B'`)).toBe(cash)
  })

  test('remakes the opening calendar from today on', async () => {
    await bank.apply(aDocument())
    await bank.apply(aDocument({ branch: aBranchPart({ calendar: { hours: {} } }) }))
    expect(await bank.rows('select count(*)::integer as n from app.opening_intervals where branch_id = $1')).toEqual([
      { n: 0 },
    ])
  })

  test('touches only the counters that changed', async () => {
    await bank.apply(aDocument())
    await bank.apply(
      aDocument({ counters: [aCounter('c1', ['cash', 'cards']), aCounter('c2', ['cash'], { label: '22' })] }),
    )
    expect(
      await bank.rows('select label, version::integer from app.counters where branch_id = $1 order by position'),
    ).toEqual([
      { label: 'C1', version: 1 },
      { label: '22', version: 2 },
    ])
  })

  test('leaves an open counter open', async () => {
    await bank.apply(aDocument())
    await bank.rows(`update app.counters set state = 'open' where branch_id = $1`)
    await bank.apply(aDocument({ counters: [aCounter('c1', ['cards', 'cash']), aCounter('c2', ['cash'])] }))
    expect(await bank.rows('select distinct state from app.counters where branch_id = $1')).toEqual([{ state: 'open' }])
  })
})

describe('what is removed', () => {
  const without = () =>
    aDocument({ services: [aService('cash', 'A')], counters: [aCounter('c1', ['cash']), aCounter('c2', ['cash'])] })

  test('retires, and leaves the document while no ticket has it', async () => {
    await bank.apply(aDocument())
    const { differences } = await bank.apply(without())
    expect(differences).toContainEqual({ section: 'services', key: 'cards', change: 'retired' })
    expect(await bank.one(`select retired_at from app.services where branch_id = $1 and prefix = 'B'`)).toEqual({
      retired_at: expect.any(Date),
    })
    expect((await bank.published()).document.services).toHaveLength(1)
  })

  test('stays in the document as retired while a ticket has it, and callable while somebody waits', async () => {
    await bank.apply(aDocument())
    const cards = await bank.idOf('services', `prefix = 'B'`)
    const tablet = await tabletAt()
    await bank.issue(tablet, cards, 'B', 2)
    await bank.apply(without())
    await bank.apply(without())
    expect((await bank.published()).document.services).toContainEqual(
      expect.objectContaining({ key: 'cards', retired: true, id: cards }),
    )
    const c1 = await bank.idOf('counters', `label = 'C1'`)
    await world.give(tablet, 'open_counter', 'fact', { counter_id: c1 })
    expect(await world.give(tablet, 'call_next', 'intent', { counter_id: c1, valid_for_ms: 15_000 })).toMatchObject({
      kind: 'applied',
    })
  })

  test('returns as itself when its key returns', async () => {
    await bank.apply(aDocument())
    const cards = await bank.idOf('services', `prefix = 'B'`)
    await bank.issue(await tabletAt(), cards, 'B', 3)
    await bank.apply(without())
    const { differences } = await bank.apply(aDocument({ services: [aService('cash', 'A'), aService('cards', 'K')] }))
    expect(differences).toContainEqual({ section: 'services', key: 'cards', change: 'returned' })
    expect(await bank.one('select prefix, retired_at from app.services where id = $1', [cards])).toEqual({
      prefix: 'K',
      retired_at: null,
    })
  })

  test('closes when it is a counter', async () => {
    await bank.apply(aDocument())
    await bank.rows(`update app.counters set state = 'open' where branch_id = $1`)
    await bank.apply(aDocument({ counters: [aCounter('c1', ['cash', 'cards'])] }))
    expect(
      await bank.one(
        `select state, retired_at, version::integer from app.counters where branch_id = $1 and label = 'C2'`,
      ),
    ).toEqual({
      state: 'closed',
      retired_at: expect.any(Date),
      version: 2,
    })
  })

  test('is refused when it is a counter that still has a ticket', async () => {
    await bank.apply(aDocument())
    const tablet = await tabletAt()
    await bank.issue(tablet, await bank.idOf('services', `prefix = 'A'`), 'A', 4)
    const c2 = await bank.idOf('counters', `label = 'C2'`)
    await world.give(tablet, 'open_counter', 'fact', { counter_id: c2 })
    await world.give(tablet, 'call_next', 'intent', { counter_id: c2, valid_for_ms: 15_000 })
    expect(await faultsOf(aDocument({ counters: [aCounter('c1', ['cash', 'cards'])] }), 1)).toEqual([
      { path: 'counters', code: 'counter_in_use', details: { label: 'C2' }, severity: 'error' },
    ])
  })

  test('does not give its prefix to another service while its tickets of today are out', async () => {
    await bank.apply(aDocument())
    await bank.issue(await tabletAt(), await bank.idOf('services', `prefix = 'B'`), 'B', 5)
    const other = aDocument({
      services: [aService('cash', 'A'), aService('loans', 'B')],
      counters: [aCounter('c1', ['cash', 'loans'])],
    })
    expect(await faultsOf(other, 1)).toMatchObject([{ path: 'services.1.prefix', code: 'prefix_in_use' }])
    await bank.rows('update app.tickets set number_day = number_day - 1 where branch_id = $1')
    expect(await bank.publish(other, 1)).toMatchObject({ kind: 'applied' })
  })
})

describe('a clock', () => {
  const rule = (from_day: string, day_start: string, zone = 'Africa/Tunis') => ({ from_day, zone, day_start })
  const withClock = (...clock: unknown[]) => aDocument({ branch: aBranchPart({ clock }) })
  const past = rule('2015-01-01', '04:00')

  beforeEach(async () => {
    await world.setNow('2026-06-10T10:00:00Z')
    bank = await Publishing.create(world)
  })
  afterAll(() => world.setNow(null))

  test('may change from the day after tomorrow on, and today stays as it is', async () => {
    const before = await bank.one(
      `select starts_at, ends_at from app.branch_days where branch_id = $1 and day = '2026-06-10'`,
    )
    await bank.apply(withClock(past, rule('2026-06-12', '05:00')))
    expect(
      await bank.one(`select starts_at, ends_at from app.branch_days where branch_id = $1 and day = '2026-06-10'`),
    ).toEqual(before)
    expect(
      await bank.one(
        `select (extract(epoch from ends_at - starts_at) / 3600)::integer as hours from app.branch_days where branch_id = $1 and day = '2026-06-11'`,
      ),
    ).toEqual({ hours: 25 })
  })

  test.each([
    ['tomorrow', [past, rule('2026-06-11', '05:00')]],
    ['in the past', [past, rule('2026-01-01', '05:00')]],
    ['from the beginning', [rule('2015-01-01', '05:00')]],
    ['to another zone', [rule('2015-01-01', '04:00', 'Europe/Paris')]],
  ])('may not change %s', async (_, clock) => {
    expect(await faultsOf(withClock(...clock), 0)).toMatchObject([
      { path: 'branch.clock', code: 'clock_changes_past', details: { day: '2026-06-12' } },
    ])
  })

  test('may be written otherwise when it means the same', async () => {
    expect(await bank.publish(withClock(rule('2020-01-01', '04:00')), 0)).toMatchObject({ kind: 'applied' })
  })

  test('is one that days can follow', async () => {
    const codes = async (...clock: unknown[]) =>
      ((await faultsOf(withClock(...clock), 0)) as { code: string }[]).map(({ code }) => code)
    expect(await codes()).toEqual(['clock_empty'])
    expect(await codes(past, rule('2030-01-01', '04:00', 'Mars/Base'))).toEqual(['clock_zone_unknown'])
    expect(await codes(past, rule('2030-01-01', '04:00', 'CET'))).toEqual(['clock_zone_unknown'])
    expect(await codes(past, rule('2030-01-02', '04:00'), rule('2030-01-01', '04:00'))).toEqual(['clock_unsorted'])
    expect(
      await codes(rule('2015-01-01', '04:00', 'UTC'), rule('2030-01-01', '04:00', 'Pacific/Kiritimati')),
    ).toContain('clock_day_too_short')
  })
})

describe('a refusal', () => {
  test('comes when somebody published in between', async () => {
    await bank.apply(aDocument())
    expect(await bank.publish(aDocument(), 0)).toEqual({
      kind: 'rejected',
      code: 'configuration_conflict',
      details: { config_version: 1 },
    })
  })

  test('of two at once leaves one winner', async () => {
    const second = await world.addDevice(
      {
        tenantId: bank.tenantId,
        branchId: bank.branchId,
        services: [],
        classes: { priority: '', strict: '' },
        counters: [],
        staffId: '',
        managerId: '',
      },
      'console',
      await world.addStaff(bank.tenantId, bank.branchId, 'admin'),
    )
    const args = { branch_id: bank.branchId, base_version: 0, document: aDocument() }
    const outcomes = await Promise.all([
      bank.publish(aDocument(), 0),
      world.give(second, 'publish_configuration', 'intent', args),
    ])
    expect(outcomes.map(({ kind, code }) => code ?? kind).sort()).toEqual(['applied', 'configuration_conflict'])
  })

  test('names all faults and leaves nothing behind', async () => {
    await bank.apply(aDocument())
    const before = await everything()
    const faults = await faultsOf(
      {
        ...aDocument(),
        services: [aService('cash', 'A'), aService('cash', 'A', { group: 'none' })],
        counters: [aCounter('c1', ['cash', 'nothing']), aCounter('c1', [])],
        questions: [{ key: 'q', names: {}, options: [{ names: {}, class: 'x' }] }],
        staff_plan: [{ counter: 'c9', weekday: 'mon', from: '08:00', to: '12:00' }],
      },
      1,
    )
    expect(faults.map(({ path, code }) => `${path} ${code}`).sort()).toEqual([
      'counters.0.services.1 unknown_service',
      'counters.1.key duplicate_key',
      'counters.1.label duplicate_label',
      'questions.0.options.0.class unknown_class',
      'services.1.group unknown_group',
      'services.1.key duplicate_key',
      'services.1.prefix duplicate_prefix',
      'staff_plan.0.counter unknown_counter',
    ])
    expect(await everything()).toBe(before)
  })

  test.each([
    [
      'a rule that no calendar reads',
      { branch: aBranchPart({ calendar: { hours: { mon: [{ from: 'noon', to: '17:00' }] } } }) },
    ],
    ['a list that is none', { services: 'many' }],
    ['a head start below zero', { classes: [{ code: 'v', names: {}, head_start_minutes: -1 }] }],
    ['a setting that does not exist', { settings: { is_admin: true } }],
    ['a setting out of bounds', { settings: { number_digits: 99 } }],
  ])('of %s is malformed and leaves nothing behind', async (_, broken) => {
    const before = await everything()
    expect(await bank.publish({ ...aDocument(), ...broken }, 0)).toMatchObject({ kind: 'rejected', code: 'malformed' })
    expect(await everything()).toBe(before)
  })

  test.each([
    ['without services', { services: undefined }, 'services missing'],
    ['of another branch', { branch: aBranchPart({ slug: 'elsewhere' }) }, 'branch.slug slug_differs'],
    ['of another format', { format: 2 }, 'format bad_value'],
    ['beyond all limits', { words: { welcome: { en: 'x'.repeat(400_001) } } }, ' document_too_large'],
  ])('meets a document %s', async (_, broken, expected) => {
    const faults = await faultsOf({ ...aDocument(), counters: [], ...broken }, 0)
    expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([expected])
  })

  test('meets another branch, of the same tenant and of another', async () => {
    const sister = await Publishing.create(world, bank.tenantId)
    const stranger = await Publishing.create(world)
    for (const other of [sister, stranger]) {
      expect(await bank.publish(aDocument(), 0, { branch_id: other.branchId })).toEqual({
        kind: 'rejected',
        code: 'not_found',
      })
      expect(await other.rows('select * from app.services where branch_id = $1')).toEqual([])
    }
  })

  test('meets a manager, a tablet and a missing session', async () => {
    const args = { branch_id: bank.branchId, base_version: 0, document: aDocument() }
    const branch = {
      tenantId: bank.tenantId,
      branchId: bank.branchId,
      services: [],
      classes: { priority: '', strict: '' },
      counters: [],
      staffId: '',
      managerId: '',
    }
    const manager = await world.addDevice(
      branch,
      'console',
      await world.addStaff(bank.tenantId, bank.branchId, 'manager'),
    )
    expect(await world.give(manager, 'publish_configuration', 'intent', args)).toMatchObject({ code: 'not_allowed' })
    expect(await world.give(await tabletAt(), 'publish_configuration', 'intent', args)).toMatchObject({
      code: 'not_allowed',
    })
    expect(await world.give(bank.console, 'publish_configuration', 'intent', args, { session: null })).toMatchObject({
      code: 'session_required',
    })
  })

  test('is repeated as it was', async () => {
    const id = randomUUID()
    const command = {
      id,
      seq: 1,
      name: 'publish_configuration',
      kind: 'intent' as const,
      args: { branch_id: bank.branchId, base_version: 7, document: aDocument() },
    }
    const first = await world.push(bank.console, [command])
    const again = await world.push(bank.console, [command])
    expect(again.results).toEqual(first.results)
  })
})

describe('the tenant’s settings', () => {
  test('hold for all its branches at once', async () => {
    const sister = await Publishing.create(world, bank.tenantId)
    const { slug } = await sister.one('select slug from app.branches where id = $1')
    await sister.apply(aDocument({ branch: aBranchPart({ slug }) }))
    await bank.apply(aDocument({ settings: { number_digits: 4 } }))
    expect(
      await bank.one('select number_digits, undo_window_ms from app.tenant_settings where tenant_id = $1', [
        bank.tenantId,
      ]),
    ).toEqual({
      number_digits: 4,
      undo_window_ms: 10_000,
    })
    for (const each of [bank, sister])
      expect((await each.published()).document.settings).toMatchObject({ number_digits: 4 })
    expect((await sister.published()).version).toBe('2')
  })
})

describe('the devices in the configuration', () => {
  test('are renewed when a writer opens, with a version of their own', async () => {
    await bank.apply(aDocument())
    const tablet = await tabletAt()
    const { devices, version, config_version } = await bank.published()
    expect([version, config_version]).toEqual(['2', 1])
    expect(devices).toContainEqual(
      expect.objectContaining({ id: tablet.deviceId, writers: [expect.objectContaining({ id: tablet.writerId })] }),
    )
  })

  test('stay for some days after their end, and then go', async () => {
    const tablet = await tabletAt()
    await bank.apply(aDocument())
    const ended = async (ago: string): Promise<unknown> => {
      await bank.rows(`update app.devices set status = 'revoked', ended_at = app.now() - $2::interval where id = $1`, [
        tablet.deviceId,
        ago,
      ])
      await bank.rows(`select set_config('app.tenant_id', $1, false), app_private.refresh_branch_devices($2)`, [
        bank.tenantId,
        bank.branchId,
      ])
      return (await bank.published()).devices.find(({ id }) => id === tablet.deviceId)?.status
    }
    expect(await ended('1 day')).toBe('revoked')
    expect(await ended('8 days')).toBeUndefined()
  })
})

async function tabletAt() {
  const { tenantId, branchId } = bank
  const tellerId = await world.addStaff(tenantId, branchId, 'teller')
  return world.addDevice(
    {
      tenantId,
      branchId,
      services: [],
      classes: { priority: '', strict: '' },
      counters: [],
      staffId: tellerId,
      managerId: tellerId,
    },
    'tablet',
  )
}

async function faultsOf(document: unknown, baseVersion: number): Promise<{ path: string; code: string }[]> {
  const outcome = await bank.publish(document, baseVersion)
  expect(outcome).toMatchObject({ kind: 'rejected', code: 'configuration_invalid' })
  return outcome.details?.faults as { path: string; code: string }[]
}

test('[ID18] a publication is noted with who did it, its version and how much it changed; a refused one is not', async () => {
  const { differences } = await bank.apply(aDocument())
  await bank.publish(aDocument(), 0)
  const noted = await bank.rows(
    `select a.outcome, a.details, a.actor_role, a.session_id, s.role = 'admin' as is_by_admin
     from app.audit_log a join app.staff s on s.id = a.actor_id
     where a.branch_id = $1 and a.action = 'configuration_published'`,
  )
  expect(noted).toEqual([
    {
      outcome: 'done',
      details: { config_version: 1, differences: (differences as unknown[]).length },
      actor_role: 'admin',
      session_id: bank.console.sessionId,
      is_by_admin: true,
    },
  ])
})
