import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Command, Device } from '../setup/world.ts'
import { PushServer } from './push-server.ts'

let server: PushServer
let tablet: Device
let id: string

beforeAll(async () => {
  server = await PushServer.open()
  // A fault of ours that only some commands meet.
  await server.stage.world.root.query(`
    create function app_private.boom() returns trigger language plpgsql as $$
    begin raise exception using errcode = 'XX000', message = 'secret inside'; end $$;
    create trigger boom before insert on app.ticket_events for each row when (new.reason = 'boom')
      execute function app_private.boom()`)
})
afterAll(() => server.close())
beforeEach(async () => {
  tablet = await server.stage.world.addDevice(server.stage.branch, 'tablet')
  id = await server.stage.issue()
})

const park = (seq: number, reason: string): Command => ({
  id: `${String(seq).padStart(8, '0')}${tablet.writerId.slice(8)}`,
  seq,
  name: 'park_ticket',
  kind: 'fact',
  args: { ticket_id: id, reason },
})
const cancel = (seq: number): Command => ({
  ...park(seq, 'boom'),
  name: 'cancel_ticket',
  kind: 'intent',
})
const note = (seq: number): Command => ({
  ...park(seq, ''),
  name: 'note_ticket',
  args: { ticket_id: id, text: 'x' },
})
const reportedEpoch = async () => {
  const { root } = server.stage.world
  return (await root.query('select epoch from app.writers where id = $1', [tablet.writerId])).rows[0].epoch
}
const kinds = (answer: Awaited<ReturnType<PushServer['push']>>) => answer.results.map(({ outcome }) => outcome.kind)

describe('a command that we fail at', () => {
  it('[W8] in the second run of a batch leaves the writer without a report', async () => {
    const notes = Array.from({ length: 200 }, (_, at) => note(at + 1))
    expect((await server.push(tablet, [...notes, park(201, 'boom')])).results).toHaveLength(200)
    expect(await reportedEpoch()).toBe(0)
  })

  it('is tried three times, then set aside; what stands before it is done and what stands behind it waits', async () => {
    const batch = [note(1), park(2, 'boom'), note(3)]
    for (const _ of [1, 2]) {
      const answer = await server.push(tablet, batch)
      expect(kinds(answer)).toEqual(['applied'])
      expect(answer).toMatchObject({ retry_after_ms: 2_000, writer: { last_seq: 1 }, acknowledged: { seq: 1 } })
    }
    // Of what waits behind it nothing has been told [W8].
    expect(await reportedEpoch()).toBe(0)
    const third = await server.push(tablet, batch)
    expect(third.results.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'applied' },
      { kind: 'quarantined', reason: 'internal' },
      { kind: 'applied' },
    ])
    expect(third.retry_after_ms).toBeUndefined()
    expect(third.writer.last_seq).toBe(3)
    expect(await reportedEpoch()).toBe(1)
    const again = await server.push(tablet, batch)
    expect(again.results).toEqual(third.results)
  })

  it('as a wish is rejected at the third time', async () => {
    for (const _ of [1, 2]) expect((await server.push(tablet, [cancel(1), park(2, 'x')])).results).toEqual([])
    const third = await server.push(tablet, [cancel(1), park(2, 'x')])
    expect(third.results.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'rejected', code: 'internal' },
      { kind: 'applied' },
    ])
    expect((await server.stage.row(id)).state).toBe('parked')
  })

  it('is settled once for each of several in one batch', async () => {
    const batch = [1, 2, 3].map((seq) => park(seq, 'boom'))
    const lengths: number[] = []
    for (let n = 0; n < 7; n += 1) lengths.push((await server.push(tablet, batch)).results.length)
    expect(lengths).toEqual([0, 0, 1, 1, 2, 2, 3])
    expect(await server.stage.count('app.quarantine', 'writer_id = $1', [tablet.writerId])).toBe(3)
  })

  it('tells nobody but the log what it was', async () => {
    const response = await server.post(tablet, server.body(tablet, server.headers(tablet, [park(1, 'boom')])))
    expect(await response.text()).not.toMatch(/secret inside|XX000/)
    expect(server.lines.some((line) => line.includes('XX000') && line.includes('command failed'))).toBe(true)
  })
})

it('a run that is a deadlock’s victim is done in smaller runs, and the device never hears of it', async () => {
  const { root } = server.stage.world
  // More than two events in one transaction are a deadlock here.
  await root.query(`
    create function app_private.crowd() returns trigger language plpgsql as $$
    declare n integer := coalesce(nullif(current_setting('test.events', true), ''), '0')::integer + 1;
    begin
      if n > 2 then raise exception using errcode = '40P01'; end if;
      perform set_config('test.events', n::text, true);
      return new;
    end $$;
    create trigger crowd before insert on app.ticket_events for each row execute function app_private.crowd()`)
  const answer = await server.push(
    tablet,
    Array.from({ length: 9 }, (_, index) => note(index + 1)),
  )
  await root.query('drop trigger crowd on app.ticket_events')
  expect(answer.results.map(({ seq, outcome }) => `${seq} ${outcome.kind}`)).toEqual(
    Array.from({ length: 9 }, (_, index) => `${index + 1} applied`),
  )
  expect(answer.retry_after_ms).toBeUndefined()
  expect(answer.rows.tickets).toMatchObject([{ id, version: 10 }])
})

describe('a database that goes away in the middle', () => {
  /** Ends the connection that waits for the ticket which another one holds. */
  async function cutWhileWaiting(act: () => Promise<Response>): Promise<Response> {
    const { root } = server.stage.world
    const holder = await root.connect()
    await holder.query('begin')
    await holder.query('select 1 from app.tickets where id = $1 for update', [id])
    const response = act()
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    let pid: number | undefined
    while (pid === undefined) {
      await sleep(10)
      pid = (await root.query(waiting)).rows[0]?.pid
    }
    await root.query('select pg_terminate_backend($1, 2000)', [pid])
    const answer = await response
    await holder.query('rollback')
    holder.release()
    return answer
  }

  it('is told to come again when nothing was recorded, and nothing was', async () => {
    const batch = [park(1, 'a'), park(2, 'b')]
    const body = server.body(tablet, server.headers(tablet, batch))
    const refusal = await server.refusal(cutWhileWaiting(() => server.post(tablet, body)))
    expect(refusal).toMatchObject({ status: 503, code: 'retry_later' })
    expect(await server.stage.count('app.commands', 'writer_id = $1', [tablet.writerId])).toBe(0)
    expect(kinds(await server.push(tablet, batch))).toEqual(['applied', 'applied'])
    expect((await server.stage.row(id)).version).toBe(3)
  })

  it('answers with what was recorded before, and the rest comes again', async () => {
    const free = await server.stage.issue()
    const first = { ...cancel(1), args: { ticket_id: free } }
    const batch = [first, cancelSafely(2)]
    const body = server.body(tablet, server.headers(tablet, batch))
    const response = await cutWhileWaiting(() => server.post(tablet, body))
    expect(response.status).toBe(200)
    const answer = (await response.json()) as Awaited<ReturnType<PushServer['push']>>
    expect(answer).toMatchObject({ retry_after_ms: 2_000, writer: { last_seq: 1 } })
    expect(kinds(answer)).toEqual(['applied'])
    expect(kinds(await server.push(tablet, batch))).toEqual(['applied', 'applied'])
    expect([(await server.stage.row(free)).version, (await server.stage.row(id)).version]).toEqual([2, 2])
  })
})

const cancelSafely = (seq: number): Command => ({ ...cancel(seq), args: { ticket_id: id } })
