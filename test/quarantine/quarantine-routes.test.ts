import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DeviceStage, type Person } from '../devices/device-stage.ts'
import type { EnrollingDevice } from '../devices/enrolling-device.ts'
import type { Asked } from '../setup/app-server.ts'
import { issueArgs } from '../setup/world.ts'

type Row = { writer_id: string; seq: number; reason: string; args: { number: string }; can_be_accepted: boolean }

let stage: DeviceStage
let kiosk: EnrollingDevice
let day: string
const writer = crypto.randomUUID()
let seq = 0

beforeAll(async () => {
  stage = await DeviceStage.open()
  kiosk = await stage.enrolled()
  day = await stage.server.world.today(stage.branch)
})
afterAll(() => stage.close())

const refusal = (answer: Asked) => `${answer.status} ${answer.body.code}`

async function pushIssues(token: string, numbers: number[]): Promise<Asked['body']> {
  const commands = numbers.map((n) => {
    seq += 1
    const header = { schema: 1, session: null, config_version: 1, age_ms: 0, written_at: null, known_at: null }
    return {
      seq,
      id: crypto.randomUUID(),
      name: 'issue_ticket',
      kind: 'fact',
      args: issueArgs(stage.branch, day, n),
      ...header,
    }
  })
  const answer = await stage.server.ask('/api/push', { token, body: { protocol: 1, writer, epoch: 1, commands } })
  expect(answer.status).toBe(200)
  return answer.body
}

function read(query = '', by: Person = stage.manager): Promise<Asked> {
  return stage.server.ask(stage.path(`quarantine${query}`), { token: by.token })
}

function decide(what: 'accept' | 'discard', of: number, body: object = {}, by: Person = stage.manager): Promise<Asked> {
  return stage.server.ask(stage.path(`quarantine/${writer}/${of}/${what}`), { token: by.token, body })
}

const ticketNumbers = async () =>
  (
    await stage.rows<{ number: string }>('select number from app.tickets where branch_id = $1 order by number', [
      stage.branch.branchId,
    ])
  ).map(({ number }) => number)

describe('[ID14] nothing of a revoked device vanishes', () => {
  test('it enrols, pushes, is revoked, and what it pushes then waits for a person', async () => {
    const before = await pushIssues(kiosk.token, [1, 2])
    expect(before.results.map(({ outcome }: { outcome: { kind: string } }) => outcome.kind)).toEqual([
      'applied',
      'applied',
    ])
    expect((await stage.revoke(kiosk.deviceId, { reason: 'lost' })).status).toBe(204)
    const token = (await kiosk.askToken()).body.access_token
    const after = await pushIssues(token, [3, 4, 5])
    expect(after.results).toMatchObject(
      [3, 4, 5].map(() => ({ outcome: { kind: 'quarantined', reason: 'device_revoked' } })),
    )
    expect(after.rows).toEqual({ tickets: [], counters: [], branch_config: [] })
    expect(await ticketNumbers()).toEqual(['A-001', 'A-002'])
  })

  test('a manager sees all of it', async () => {
    const { body } = await read()
    expect(body.after).toBeNull()
    expect(body.rows.map((row: Row) => [row.seq, row.args.number, row.reason, row.can_be_accepted])).toEqual([
      [3, 'A-003', 'device_revoked', true],
      [4, 'A-004', 'device_revoked', true],
      [5, 'A-005', 'device_revoked', true],
    ])
    expect(JSON.stringify(body)).not.toContain('c2VjcmV0')
  })

  test('accepts one, discards one, and the third stays', async () => {
    expect((await decide('accept', 3)).body.outcome).toMatchObject({
      kind: 'applied',
      result: { command: 'issue_ticket' },
    })
    expect((await decide('discard', 4, { reason: 'papier d’essai' })).body.outcome).toMatchObject({ kind: 'applied' })
    expect((await read()).body.rows.map((row: Row) => row.seq)).toEqual([5])
    expect(await ticketNumbers()).toEqual(['A-001', 'A-002', 'A-003'])
  })

  test('the ledger still has all, with the outcome that the device was told, and says who decided', async () => {
    const ledger = await stage.rows<{ seq: string; kind: string }>(
      `select seq::integer as seq, outcome ->> 'kind' as kind from app.commands where writer_id = $1 order by seq`,
      [writer],
    )
    const kinds = ['applied', 'applied', 'quarantined', 'quarantined', 'quarantined']
    expect(ledger).toEqual(kinds.map((kind, at) => ({ seq: at + 1, kind })))
    const kept = await stage.rows(
      'select seq::integer as seq, state, decided_by, decision_reason from app.quarantine where writer_id = $1 order by seq',
      [writer],
    )
    const decided_by = stage.manager.staffId
    expect(kept).toEqual([
      { seq: 3, state: 'accepted', decided_by, decision_reason: null },
      { seq: 4, state: 'discarded', decided_by, decision_reason: 'papier d’essai' },
      { seq: 5, state: 'open', decided_by: null, decision_reason: null },
    ])
  })
})

describe('a decision', () => {
  test('is made once; the second is told so', async () => {
    const { status, body } = await decide('accept', 4)
    expect([status, body.outcome]).toEqual([200, { kind: 'rejected', code: 'not_in_quarantine' }])
  })

  test('sent again under its id has the same outcome and no second effect', async () => {
    await pushIssues((await kiosk.askToken()).body.access_token, [20])
    const id = crypto.randomUUID()
    const first = await decide('accept', seq, { id })
    const again = await decide('accept', seq, { id })
    expect(first.body).toMatchObject({ id, outcome: { kind: 'applied' } })
    expect(again.body).toEqual(first.body)
    expect((await ticketNumbers()).filter((number) => number === 'A-020')).toHaveLength(1)
  })

  test('by two managers at once is one', async () => {
    await pushIssues((await kiosk.askToken()).body.access_token, [21])
    const answers = await Promise.all([decide('accept', seq), decide('discard', seq, {}, stage.admin)])
    expect(answers.map(({ body }) => body.outcome.code ?? body.outcome.kind).sort()).toEqual([
      'applied',
      'not_in_quarantine',
    ])
  })

  test('about what is not there is rejected as such', async () => {
    expect((await decide('accept', 999)).body.outcome).toMatchObject({ kind: 'rejected', code: 'not_in_quarantine' })
    expect((await decide('accept', Number.MAX_SAFE_INTEGER)).body.outcome).toMatchObject({ code: 'not_in_quarantine' })
  })
})

describe('who may', () => {
  test('a teller may neither look nor decide', async () => {
    expect(refusal(await read('', stage.teller))).toBe('403 not_allowed')
    expect(refusal(await decide('accept', 5, {}, stage.teller))).toBe('403 not_allowed')
    expect(refusal(await decide('discard', 5, {}, stage.teller))).toBe('403 not_allowed')
    expect((await stage.notes()).slice(-3).map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'read_quarantine refused',
      'accept_quarantined refused',
      'discard_quarantined refused',
    ])
  })

  test('a manager of another branch, an admin of another bank, a device: nothing is there for them', async () => {
    const sibling = await DeviceStage.on(stage.server, stage.branch.tenantId)
    const stranger = await DeviceStage.on(stage.server)
    for (const by of [sibling.manager, stranger.admin, stranger.manager]) {
      expect(refusal(await read('', by))).toBe('404 not_found')
      expect(refusal(await decide('accept', 5, {}, by))).toBe('404 not_found')
    }
    const own = await stranger.server.ask(stranger.path(`quarantine/${writer}/5/accept`), {
      token: stranger.admin.token,
      body: {},
    })
    expect(own.body.outcome).toMatchObject({ kind: 'rejected', code: 'not_in_quarantine' })
    for (const token of [undefined, kiosk.token])
      expect(refusal(await stage.server.ask(stage.path('quarantine'), { token }))).toBe('401 unauthenticated')
    expect((await read()).body.rows.map((row: Row) => row.seq)).toContain(5)
  })

  test('no right that is not a command’s lets a person give one', async () => {
    const give = (name: string, sessionId: string) =>
      stage.server.world.api.query(
        `select app.push_for_person($1, $2, $3, $4, 'intent', '{}', gen_random_uuid(), null) -> 'results' -> 0 -> 'outcome' as outcome`,
        [stage.branch.tenantId, sessionId, stage.branch.branchId, name],
      )
    await expect(give('publish_configuration', stage.manager.sessionId)).rejects.toMatchObject({
      message: 'not_allowed',
    })
    expect((await give('read_devices', stage.manager.sessionId)).rows[0].outcome).toMatchObject({ kind: 'rejected' })
  })
})

describe('paging', () => {
  test('goes through all of one push once, in order', async () => {
    await pushIssues((await kiosk.askToken()).body.access_token, [31, 32, 33, 34])
    const seen: number[] = []
    let after: string | null = ''
    while (after !== null) {
      const { body }: Asked = await read(`?limit=2${after === '' ? '' : `&after=${after}`}`)
      expect(body.rows.length).toBeLessThanOrEqual(2)
      seen.push(...body.rows.map((row: Row) => row.seq))
      after = body.after
    }
    expect(seen).toEqual([5, seq - 3, seq - 2, seq - 1, seq])
  })

  const key = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    '?limit=0',
    '?limit=201',
    '?limit=x',
    '?after=',
    '?after=%00',
    '?after=abc',
    `?after=${key({ quarantined_at: "2026-01-01T00:00:00Z'--", writer_id: writer, seq: 1 })}`,
    `?after=${key({ quarantined_at: '2026-01-01T00:00:00Z', writer_id: 'x', seq: 1 })}`,
    `?after=${key({ quarantined_at: '2026-01-01T00:00:00Z', writer_id: writer, seq: 1, more: 1 })}`,
    `?after=${'A'.repeat(5_000)}`,
    ...['0000-01-01T00:00:00+00:00', '2026-11-20T08:00:00+23:59'].map(
      (at) => `?after=${key({ quarantined_at: at, writer_id: writer, seq: 1 })}`,
    ),
  ])('%s is malformed', async (query) => {
    expect(refusal(await read(query))).toBe('400 malformed')
  })
})

test.each([
  [`${writer}/0/accept`, {}],
  [`${writer}/1e3x/accept`, {}],
  [`${writer}/99999999999999999999/accept`, {}],
  ['x/1/accept', {}],
  [`${writer}/1/accept`, { id: 'x' }],
  [`${writer}/1/accept`, { reason: 'x' }],
  [`${writer}/1/discard`, { reason: 'x'.repeat(201) }],
  [`${writer}/1/discard`, { reason: 'a\0b' }],
  [`${writer}/1/discard`, { reason: '\ud800' }],
  [`${writer}/1/discard`, []],
])('a bad decision %s %j is malformed', async (path, body) => {
  const answer = await stage.server.ask(stage.path(`quarantine/${path}`), { token: stage.manager.token, body })
  expect(refusal(answer)).toBe('400 malformed')
})
