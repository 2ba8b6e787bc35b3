import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Device, World } from '../../setup/world.ts'
import { BranchAtWork } from './branch-at-work.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

type Story = { ticket: Record<string, unknown>; events: { what: string }[] }
type Page = { tickets: { id: string }[]; next_after: string | null }

const MONDAY = '2026-11-16T10:00:00Z'
const FRIDAY = '2026-11-20T10:00:00Z'

const counts = async (work: BranchAtWork) =>
  (
    await work.look(
      `select (select count(*)::int from app.tickets where branch_id = $1) as hot,
         (select count(*)::int from app.tickets_archive where branch_id = $1) as archived,
         (select count(*)::int from app.ticket_events where branch_id = $1) as events_hot,
         (select count(*)::int from app.ticket_events_archive where branch_id = $1) as events_archived`,
      [work.branch.branchId],
    )
  )[0]

test('finished tickets older than the setting move with all their events; younger and open ones stay', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  await work.issue(3)
  await work.serve()
  await world.setNow('2026-11-17T10:00:00Z')
  await work.issue(1)
  await work.serve()
  await world.setNow('2026-11-18T10:00:00Z')
  await work.issue(1)
  await work.serve()
  await world.setNow(FRIDAY)
  const before = await work.look('select count(*)::int as n from app.ticket_events where branch_id = $1', [
    work.branch.branchId,
  ])
  // Monday's two open tickets are not finished yet.
  expect(await work.archiveBatch()).toMatchObject({ tickets: 2 })
  await work.closeFully()
  expect(await work.archiveBatch()).toEqual({ tickets: 2, events: 4 })
  expect(await work.archiveBatch()).toEqual({ tickets: 0, events: 0 })
  const after = await counts(work)
  expect(after).toMatchObject({ hot: 1, archived: 4 })
  expect(after?.events_hot + after?.events_archived).toBe(before[0]?.n + 2)
})

test('a tenant whose devices may be away for long keeps its tickets as long', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  await work.issue(1)
  await work.serve()
  await work.look('update app.tenant_settings set offline_grace_hours = 96 where tenant_id = $1', [
    work.branch.tenantId,
  ])
  await world.setNow('2026-11-21T10:00:00Z')
  expect(await work.archiveBatch()).toMatchObject({ tickets: 0 })
  await world.setNow('2026-11-22T10:00:00Z')
  expect(await work.archiveBatch()).toMatchObject({ tickets: 1 })
})

test('a batch is bounded and the rest comes with the next', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  await work.issue(250)
  await world.setNow(FRIDAY)
  await work.closeFully()
  const sizes = []
  for (let round = 0; round < 4; round += 1) sizes.push((await work.archiveBatch(100)).tickets)
  expect(sizes).toEqual([100, 100, 50, 0])
})

test('what is personal or secret does not reach the archive', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  const contact = { name: 'Amina Ben Salah', phone: '+21698123456', email: 'amina@example.tn' }
  const [id] = await work.issue(1, { contact, answers: { q: 'x' } })
  await work.give('note_ticket', 'fact', { ticket_id: id, text: 'wears a green scarf' })
  await work.serve()
  await world.setNow(FRIDAY)
  await work.archiveBatch()
  const [row] = await work.look<{ text: string; answers: unknown; note: string | null; secret_digest: Buffer | null }>(
    'select a::text as text, answers, note, secret_digest from app.tickets_archive a where id = $1',
    [id],
  )
  expect(row).toMatchObject({ note: null, secret_digest: null, answers: { q: 'x' } })
  expect(row?.text).not.toMatch(/Amina|98123456|example\.tn|scarf/)
})

test('a printed day that a false clock made is archived by its day in the line', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  await work.issue(1, { number_day: '2099-01-01' })
  await work.issue(1, { number_day: '1970-01-01' })
  await world.setNow(FRIDAY)
  await work.closeFully()
  expect(await work.archiveBatch()).toMatchObject({ tickets: 2 })
  expect(
    await work.look('select distinct queue_day::text as day from app.tickets_archive where branch_id = $1', [
      work.branch.branchId,
    ]),
  ).toEqual([{ day: '2026-11-16' }])
})

test('a ticket in the hands of a command stays, and the archive does not wait for it', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  const [held] = await work.issue(2)
  await world.setNow(FRIDAY)
  await work.closeFully()
  const holder = await world.root.connect()
  await holder.query('begin')
  await holder.query('select 1 from app.tickets where id = $1 for no key update', [held])
  expect(await work.archiveBatch()).toMatchObject({ tickets: 1 })
  await holder.query('commit')
  holder.release()
  expect(await work.archiveBatch()).toMatchObject({ tickets: 1 })
})

test('two archivers at once move each ticket once', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  await work.issue(600)
  await world.setNow(FRIDAY)
  await work.closeFully()
  const drain = async () => {
    let moved = 0
    for (let batch = 1; batch > 0; ) {
      batch = (await work.archiveBatch(50)).tickets
      moved += batch
    }
    return moved
  }
  const moved = await Promise.all([drain(), drain()])
  expect(moved.reduce((a, b) => a + b)).toBe(600)
  expect(await counts(work)).toEqual({ hot: 0, archived: 600, events_hot: 0, events_archived: 1_200 })
})

test('[I3] tellers call while the archive moves, and neither loses or doubles a ticket', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  await work.issue(600)
  await world.setNow(FRIDAY)
  await work.closeFully()
  const waiting = await work.issue(120)
  // The close has closed it with its day.
  await work.give('open_counter', 'fact', {})
  const tellers = await Promise.all(Array.from({ length: 6 }, () => world.addDevice(work.branch, 'tablet')))
  const called: unknown[] = []
  const callAll = async (device: Device) => {
    for (;;) {
      const args = { counter_id: work.branch.counters[0], valid_for_ms: 15_000 }
      const outcome = await world.give(device, 'call_next', 'intent', args)
      if (outcome.kind !== 'applied') return expect(outcome.code).toBe('nobody_waiting')
      called.push(outcome.ticket_id)
    }
  }
  const archiveAll = async () => {
    while ((await work.archiveBatch(40)).tickets > 0);
  }
  await Promise.all([archiveAll(), ...tellers.map(callAll)])
  expect(called.sort()).toEqual(waiting.sort())
  expect(await counts(work)).toMatchObject({ hot: 120, archived: 600 })
})

test('another tenant of the same night is not touched', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  const other = await BranchAtWork.open(world, MONDAY)
  await work.issue(1)
  await other.issue(1)
  await world.setNow(FRIDAY)
  await work.closeFully()
  await other.closeFully()
  await work.archiveBatch()
  expect(await counts(other)).toMatchObject({ hot: 1, archived: 0 })
})

test('history reads the same before and after the archive, under any id of a merged ticket', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  const [, branchId] = work.ids
  const number = 'A-077'
  const adopted = await work.give('adopt_ticket', 'fact', {
    ticket_id: randomUUID(),
    number,
    number_day: '2026-11-16',
    proof: 'typed',
  })
  const [alias] = await work.issue(1, { number, n: 77 })
  await work.issue(4)
  await work.give('call_ticket', 'intent', { ticket_id: alias })
  await work.give('start_service', 'fact', { ticket_id: alias })
  await work.give('complete_service', 'fact', { ticket_id: alias })
  const story = async (id: unknown) => {
    const told = await work.ask<Story>('staff_ticket_story', [id])
    const { archived_at, ...ticket } = told.ticket
    return { ticket, events: told.events }
  }
  const page = (after: string | null, limit: number) =>
    work.ask<Page>('branch_history', [branchId, '2026-11-16', after, limit])
  await world.setNow(FRIDAY)
  await work.closeFully()
  const hot = await story(alias)
  expect(hot.ticket.id).toBe(adopted.ticket_id)
  expect(hot.events.map((event) => event.what)).toEqual(['adopted', 'merged', 'called', 'started', 'completed'])
  const hotPage = (await page(null, 100)).tickets.map((ticket) => ticket.id)
  await work.archiveBatch(3)
  await work.archiveBatch(1)
  expect(await counts(work)).toMatchObject({ hot: 1, archived: 4 })
  expect(await story(alias)).toEqual(hot)
  expect(await story(adopted.ticket_id)).toEqual(hot)

  const paged: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { tickets, next_after }: Page = await page(after, 2)
    paged.push(...tickets.map((ticket) => ticket.id))
    after = next_after
    more = next_after !== null
  }
  expect(paged).toEqual(hotPage)
  expect(paged).toHaveLength(5)
})

test('the story tells nothing personal, and nothing of another tenant', async () => {
  const work = await BranchAtWork.open(world, MONDAY)
  const [id] = await work.issue(1, { contact: { name: 'Amina', phone: '+21698123456' } })
  const story = JSON.stringify(await work.ask('staff_ticket_story', [id]))
  expect(story).toContain(id)
  expect(story).not.toMatch(/Amina|98123456|c2VjcmV0|contact_/)
  const stranger = await BranchAtWork.open(world, MONDAY)
  await expect(stranger.ask('staff_ticket_story', [id])).rejects.toMatchObject({ code: 'BS003' })
  const history = [work.branch.branchId, '2026-11-16', null, 100]
  await expect(stranger.ask('branch_history', history)).rejects.toMatchObject({ code: 'BS003' })
  // A session of one bank is nobody's in another.
  await expect(work.ask('branch_history', history, stranger.branch.tenantId)).rejects.toMatchObject({ code: 'BS001' })
})

test('[I5] a command whose outcome is in the archive is answered from there, and has no effect again', async () => {
  const work = await BranchAtWork.open(world, '2026-10-20T10:00:00Z')
  const [id] = await work.issue(1)
  const [row] = await work.look<{ id: string; args: Record<string, unknown> }>(
    'select id, args from app.commands where writer_id = $1',
    [work.kiosk.writerId],
  )
  await world.setNow(FRIDAY)
  await work.closeFully()
  expect(await work.job('app.job_archive_commands($1)', [work.branch.tenantId])).toBe(1)
  await work.archiveBatch()
  const again = { id: row?.id, name: 'issue_ticket', kind: 'fact' as const, args: row?.args ?? {}, seq: 1 }
  const { results } = await world.push(work.kiosk, [again as never])
  expect(results[0]?.outcome).toMatchObject({ kind: 'applied', ticket_id: id })
  const { results: forked } = await world.push(work.kiosk, [{ ...again, id: randomUUID() } as never])
  expect(forked[0]?.outcome).toEqual({ kind: 'forked' })
  // The line goes on behind the archived rows.
  await work.issue(1)
  expect(await counts(work)).toMatchObject({ hot: 1, archived: 1 })
})

test('the ledger of the last two weeks stays hot, and the batch is bounded', async () => {
  const work = await BranchAtWork.open(world, '2026-10-20T10:00:00Z')
  await work.issue(5)
  await world.setNow('2026-11-10T10:00:00Z')
  await work.issue(2)
  await world.setNow(FRIDAY)
  const moved = []
  for (let round = 0; round < 3; round += 1)
    moved.push(await work.job('app.job_archive_commands($1, 3)', [work.branch.tenantId]))
  expect(moved).toEqual([3, 2, 0])
})

test('the archive has the columns of the hot tables, so that none is lost on the way', async () => {
  const rows = await world.root.query(
    `select c.relname as name, array_agg(a.attname::text order by a.attname) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'app'::regnamespace and a.attnum > 0 and not a.attisdropped
       and c.relname in ('tickets', 'tickets_archive', 'ticket_events', 'ticket_events_archive', 'commands', 'commands_archive', 'ticket_history', 'ticket_event_history')
     group by c.relname`,
  )
  const columns = new Map(rows.rows.map((row) => [row.name as string, row.columns as string[]]))
  const of = (name: string, ...more: string[]) => [...(columns.get(name) ?? []), ...more].sort()
  const personal = [
    'secret_digest',
    'contact_name',
    'contact_phone',
    'contact_email',
    'contact_expires_at',
    'note',
    'feedback_text',
  ]
  expect(of('tickets_archive')).toEqual(of('tickets', 'archived_at'))
  expect(of('ticket_events_archive')).toEqual(of('ticket_events', 'queue_day'))
  expect(of('commands_archive')).toEqual(of('commands'))
  expect(of('ticket_event_history')).toEqual(of('ticket_events'))
  expect(of('ticket_history')).toEqual(of('tickets_archive').filter((column) => !personal.includes(column)))
})
