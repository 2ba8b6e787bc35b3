import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Command, Device } from '../../setup/world.ts'
import { anId, NOW, Stage } from '../stage.ts'

let stage: Stage
let tablet: Device

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())
beforeEach(async () => {
  await stage.world.setNow(NOW)
  tablet = await stage.world.addDevice(stage.branch, 'tablet')
})

const note = (ticketId: string): Command => ({
  id: anId(),
  name: 'note_ticket',
  kind: 'fact',
  args: { ticket_id: ticketId, text: 'x' },
})
const back = (ticketId: string): Command => ({ name: 'return_ticket', kind: 'intent', args: { ticket_id: ticketId } })
const words = (answer: { results: { outcome: { kind: string; reason?: string; code?: string } }[] }) =>
  answer.results.map(({ outcome }) => outcome.reason ?? outcome.code ?? outcome.kind)

describe('more commands in an hour than a device can mean', () => {
  beforeEach(async () => {
    await stage.world.root.query('update app.tenant_settings set commands_per_hour_max = 3')
  })

  it('are set aside or refused, whatever they are; replays do not count', async () => {
    const id = await stage.world.root
      .query(`select id from app.tickets limit 1`)
      .then(async ({ rows }) => (rows[0]?.id as string | undefined) ?? (await stage.issue()))
    const batch = [note(id), note(id), note(id), note(id)]
    expect(words(await stage.world.push(tablet, batch))).toEqual(['applied', 'applied', 'applied', 'too_many_commands'])
    const again = batch.map((command, index) => ({ ...command, seq: index + 1 }))
    expect(words(await stage.world.push(tablet, again))).toEqual(['applied', 'applied', 'applied', 'too_many_commands'])
    expect(words(await stage.world.push(tablet, [back(id)]))).toEqual(['too_many_commands'])
    expect(await stage.count('app.quarantine', 'writer_id = $1', [tablet.writerId])).toBe(1)
    await stage.world.setNow('2026-11-20T09:59:59.999Z')
    expect(words(await stage.world.push(tablet, [note(id)]))).toEqual(['too_many_commands'])
    await stage.world.setNow('2026-11-20T10:00:00Z')
    expect(words(await stage.world.push(tablet, [note(id)]))).toEqual(['applied'])
  })

  it('of one writer do not bind another', async () => {
    const id = await stage.issue()
    await stage.world.push(tablet, [note(id), note(id), note(id), note(id)])
    const other = await stage.world.addDevice(stage.branch, 'tablet')
    expect(words(await stage.world.push(other, [note(id)]))).toEqual(['applied'])
  })
})

describe('a device that was shut out', () => {
  beforeEach(async () => {
    await stage.world.root.query('update app.tenant_settings set commands_per_hour_max = default')
  })

  it.each(['revoked', 'retired'])('(%s) may still push, into quarantine only, and sees no row', async (status) => {
    const kiosk = await stage.world.addDevice(stage.branch, 'kiosk')
    const before = stage.issueCommand({ seq: 1 })
    const known = await stage.world.push(kiosk, [before])
    const [one, two] = [await stage.ticketIn('called'), stage.issueCommand()]
    await stage.world.push(tablet, [note(one)])
    const devices = [kiosk.deviceId, tablet.deviceId]
    await stage.world.root.query('update app.devices set status = $2 where id = any ($1)', [devices, status])
    kiosk.seq = 1
    expect(words(await stage.world.push(kiosk, [two]))).toEqual(['device_revoked'])
    expect(await stage.world.ticket(two.args.ticket_id as string)).toBeUndefined()
    const answer = await stage.world.push(tablet, [note(one), back(one), { ...note(one), args: {} }])
    expect(words(answer)).toEqual(['device_revoked', 'device_revoked', 'device_revoked'])
    expect(answer.results.map(({ outcome }) => outcome.kind)).toEqual(['quarantined', 'quarantined', 'quarantined'])
    expect(answer.last_seq).toBe(4)
    expect((await stage.row(one)).state).toBe('called')
    // What it had acknowledged keeps its outcome, but shows it nothing any more.
    const replay = await stage.world.push(kiosk, [before])
    expect(replay.results).toEqual(known.results)
    expect(replay.rows).toEqual({ tickets: [], counters: [], branch_config: [] })
  })
})
