import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Device } from '../../setup/world.ts'
import { anId, Stage } from '../stage.ts'

let stage: Stage
let tablet: Device
let id: string

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  tablet = await stage.world.addDevice(stage.branch, 'tablet')
  id = await stage.ticketIn('called')
})

type Span = { from: string; to: string; ended?: string; device?: Device; staff?: string }

async function aSession({ from, to, ended, device = tablet, staff = stage.branch.staffId }: Span): Promise<string> {
  const session = anId()
  await stage.world.root.query(
    `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [session, stage.branch.tenantId, staff, device.deviceId, from, to, ended ?? null],
  )
  return session
}

/** At nine o'clock, unless an age says that it was before. */
async function judged(session: string | null, age = 0) {
  const header = { session, age_ms: age }
  const leg = { ticket_id: id, service_id: stage.branch.services[1]?.id }
  const intent = await stage.intent(tablet, 'add_leg', leg, header)
  const fact = await stage.fact(tablet, 'note_ticket', { ticket_id: id, text: 'x' }, header)
  const [event] = (await stage.events(id)).slice(-1)
  const { rows } = await stage.world.root.query(
    'select staff_id from app.commands where writer_id = $1 order by seq desc limit 1',
    [tablet.writerId],
  )
  expect(event?.what).toBe('noted')
  return { intent: intent.code ?? intent.kind, fact: fact.flags, staff: rows[0].staff_id }
}

const attributed = () => ({ intent: 'applied', fact: [], staff: stage.branch.staffId })
const unattributed = { intent: 'session_required', fact: ['unattributed'], staff: null }
const MORNING = '2026-11-20T07:00:00Z'
const EVENING = '2026-11-20T17:00:00Z'

describe('[C4] a person’s session is judged at the command’s own time', () => {
  it('and holds from its start to its end', async () => {
    expect(await judged(await aSession({ from: MORNING, to: EVENING }))).toEqual(attributed())
  })

  it('with five seconds of tolerance at its start', async () => {
    expect(await judged(await aSession({ from: '2026-11-20T09:00:05Z', to: EVENING }))).toEqual(attributed())
    expect(await judged(await aSession({ from: '2026-11-20T09:00:05.001Z', to: EVENING }))).toEqual(unattributed)
  })

  it.each<[string, Partial<Span>]>([
    ['expired at this moment', { to: '2026-11-20T09:00:00Z' }],
    ['was ended a while ago', { ended: '2026-11-20T08:59:00Z' }],
    ['begins in the future', { from: '2026-11-20T09:10:00Z' }],
  ])('and proves nothing when it %s', async (_, part) => {
    expect(await judged(await aSession({ from: MORNING, to: EVENING, ...part }))).toEqual(unattributed)
  })

  it.each<[string, Partial<Span>]>([
    ['had not expired yet', { to: '2026-11-20T08:55:00Z' }],
    ['had not been ended yet', { ended: '2026-11-20T08:55:00Z' }],
  ])('so one that %s attributes what is only told now', async (_, part) => {
    expect(await judged(await aSession({ from: MORNING, to: EVENING, ...part }), 600_000)).toEqual(attributed())
  })

  it('and is worth nothing on another device, made up, or missing', async () => {
    const elsewhere = await aSession({ from: MORNING, to: EVENING, device: stage.second })
    for (const session of [elsewhere, anId(), null]) expect(await judged(session)).toEqual(unattributed)
  })

  it('command by command in one batch', async () => {
    const mine = await aSession({ from: MORNING, to: EVENING })
    const theirs = await aSession({ from: MORNING, to: EVENING, staff: stage.branch.managerId })
    const note = (session: string | null) => ({
      name: 'note_ticket',
      kind: 'fact' as const,
      args: { ticket_id: id, text: 'x' },
      session,
    })
    const { results } = await stage.world.push(tablet, [mine, null, theirs, mine].map(note))
    expect(results.map(({ outcome }) => outcome.flags)).toEqual([[], ['unattributed'], [], []])
    const { rows } = await stage.world.root.query(
      `select staff_id from app.ticket_events where ticket_id = $1 and what = 'noted' order by ordinal`,
      [id],
    )
    const { staffId, managerId } = stage.branch
    expect(rows.map((row) => row.staff_id)).toEqual([staffId, null, managerId, staffId])
  })
})

it('[C4] a kiosk needs no person', async () => {
  const outcome = await stage.fact(stage.kiosk, 'issue_ticket', stage.nextIssue(), { session: null })
  expect(outcome).toMatchObject({ kind: 'applied', flags: [] })
})
