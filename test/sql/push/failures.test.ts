import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts'
import type { Command, Device } from '../../setup/world.ts'
import { Stage } from '../stage.ts'

let database: TestDatabase
let stage: Stage
let tablet: Device
let id: string
/** The text of the function that every change of a ticket goes through. */
let appendEvent: string

beforeAll(async () => {
  database = await createTestDatabase()
  stage = await Stage.open(database)
  const { rows } = await stage.world.root.query(
    `select pg_get_functiondef(oid) as text from pg_proc where proname = 'append_event'`,
  )
  appendEvent = rows[0].text
})
afterAll(() => stage.close())
afterEach(async () => {
  await stage.world.root.query(appendEvent)
})
beforeEach(async () => {
  tablet = await stage.world.addDevice(stage.branch, 'tablet')
  id = await stage.issue()
})

const park = (ticketId: string, reason = 'a form'): Command => ({
  name: 'park_ticket',
  kind: 'fact',
  args: { ticket_id: ticketId, reason },
})

describe('an error that may pass', () => {
  it('undoes the whole run: nothing is recorded, and the same batch succeeds later', async () => {
    const free = await stage.issue()
    const batch = [park(free), park(id)].map((command, index) => ({ ...command, seq: index + 1 }))
    const holder = await stage.world.root.connect()
    const impatient = new pg.Client({ ...database.config('api'), options: '-c lock_timeout=50' })
    await impatient.connect()
    await holder.query('begin')
    await holder.query('select 1 from app.tickets where id = $1 for update', [id])
    const values = [tablet.tenantId, tablet.deviceId, tablet.writerId, JSON.stringify(batch)]
    await expect(impatient.query('select app.push($1, $2, $3, $4)', values)).rejects.toMatchObject({ code: '55P03' })
    await holder.query('rollback')
    holder.release()
    await impatient.end()
    expect(await stage.count('app.commands', 'writer_id = $1', [tablet.writerId])).toBe(0)
    expect((await stage.row(free)).state).toBe('waiting')
    const { results, last_seq } = await stage.world.push(tablet, batch)
    expect(results.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'applied'])
    expect(last_seq).toBe(2)
  })

  it('in the middle of a judgement is raised, not judged', async () => {
    await breakPark('40001')
    await expect(stage.world.push(tablet, [park(id, 'boom')])).rejects.toMatchObject({ code: '40001' })
    expect(await stage.count('app.commands', 'writer_id = $1', [tablet.writerId])).toBe(0)
  })
})

describe('an error that nobody foresaw', () => {
  it('stops the run at its command; what stood before it stays and nothing behind it is looked at', async () => {
    await breakPark('XX000')
    const free = await stage.issue()
    const answer = await stage.world.push(tablet, [park(free), park(id, 'boom'), park(id)])
    expect(answer).toMatchObject({ stopped: 'XX000', last_seq: 1, results: [{ seq: 1 }] })
    expect(answer.results).toHaveLength(1)
    expect((await stage.row(free)).state).toBe('parked')
    expect((await stage.row(id)).state).toBe('waiting')
  })

  it('leaves no trace of what the command had done before it failed', async () => {
    await breakPark('XX000', 'after')
    const before = await stage.row(id)
    expect(await stage.world.push(tablet, [park(id, 'boom')])).toMatchObject({ stopped: 'XX000', last_seq: 0 })
    expect(await stage.row(id)).toEqual(before)
    expect(await stage.events(id)).toHaveLength(1)
  })

  it('is counted per command, and a command that is given up is settled by its kind', async () => {
    const commandId = '00000000-0000-4000-8000-0000000000ff'
    const count = async () => {
      const text = 'select app.count_failure($1, $2, $3, $4) as n'
      return (await stage.world.api.query(text, [tablet.tenantId, tablet.deviceId, commandId, 'XX000'])).rows[0].n
    }
    expect([await count(), await count(), await count()]).toEqual([1, 2, 3])
    const back: Command = { name: 'return_ticket', kind: 'intent', args: { ticket_id: id }, gave_up: true }
    const fact = { ...park(id, 'boom'), id: commandId, gave_up: true }
    const { results, last_seq } = await stage.world.push(tablet, [fact, back])
    expect(results.map(({ outcome }) => outcome)).toEqual([
      { kind: 'quarantined', reason: 'internal' },
      { kind: 'rejected', code: 'internal' },
    ])
    expect(last_seq).toBe(2)
    expect(await stage.count('app.quarantine', 'command_id = $1', [commandId])).toBe(1)
  })
})

it('arguments that the database cannot read are a malformed command, not a failure', async () => {
  const bad = (args: Record<string, unknown>, kind: 'fact' | 'intent'): Command => ({
    name: kind === 'fact' ? 'park_ticket' : 'return_ticket',
    kind,
    args,
  })
  const named = { ticket_id: 'not-an-id' }
  const { results } = await stage.world.push(tablet, [bad(named, 'fact'), bad(named, 'intent'), park(id)])
  expect(results.map(({ outcome }) => outcome.reason ?? outcome.code ?? outcome.kind)).toEqual([
    'malformed',
    'malformed',
    'applied',
  ])
})

/** Parking for the reason `boom` fails from now on, before or after it has done its work. */
async function breakPark(sqlstate: string, when: 'before' | 'after' = 'before') {
  const raise = `if c.args ->> 'reason' = 'boom' then raise exception using errcode = '${sqlstate}'; end if;`
  const sound = appendEvent
  const broken =
    when === 'before'
      ? sound.replace(/\nbegin\n/, `\nbegin ${raise}\n`)
      : sound.replace('return n;', `${raise} return n;`)
  expect(broken).not.toBe(sound)
  await stage.world.root.query(broken)
}
