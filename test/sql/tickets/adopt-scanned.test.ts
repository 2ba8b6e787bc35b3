import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anId, DAY_MS, Stage, TODAY, YESTERDAY } from '../stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

const at = (instant: unknown) => new Date(instant as string).toISOString()

describe('a scanned ticket', () => {
  it('whose issue comes later is one ticket, and its number is known as the kiosk’s', async () => {
    const issue = stage.nextIssue()
    const scan = {
      ticket_id: issue.ticket_id,
      number: issue.number,
      number_day: TODAY,
      service_id: issue.service_id,
      issued_at: '2026-11-20T08:00:00.000Z',
      issued_by: stage.kiosk.deviceId,
      proof: 'unverified',
    }
    const adopted = await stage.fact(stage.tablet, 'adopt_ticket', scan)
    expect(adopted).toMatchObject({ kind: 'applied', flags: ['unverified'], ticket_id: issue.ticket_id })
    const scanned = await stage.row(issue.ticket_id)
    expect(scanned).toMatchObject({ is_verified: false, is_placeholder: false, device_id: stage.kiosk.deviceId })
    expect(at(scanned.queued_at)).toBe('2026-11-20T08:00:00.000Z')
    expect(await stage.fact(stage.kiosk, 'issue_ticket', issue)).toMatchObject({ flags: ['merged'] })
    const row = await stage.row(issue.ticket_id)
    // The floors of later grants are read from these: a number that was only adopted would be given again.
    expect(row).toMatchObject({ sequence_n: issue.n, letter: null, origin: 'kiosk', is_verified: true })
    expect(at(row.queued_at)).toBe('2026-11-20T08:00:00.000Z')
  })

  it('arrived never before the day of its line, whatever its paper says', async () => {
    const { number } = stage.nextIssue()
    const scan = {
      ticket_id: anId(),
      number,
      number_day: YESTERDAY,
      issued_at: '2026-11-19T10:00:00Z',
      proof: 'signed',
    }
    await stage.fact(stage.tablet, 'adopt_ticket', scan)
    const row = await stage.row(scan.ticket_id)
    expect(row).toMatchObject({ queue_day: TODAY, number_day: YESTERDAY, is_verified: true, flags: [] })
    expect(at(row.queued_at)).toBe('2026-11-20T03:00:00.000Z')
  })

  it('of yesterday keeps today’s place when yesterday’s issue comes at last', async () => {
    const issue = stage.nextIssue({ number_day: YESTERDAY })
    const scan = { ticket_id: issue.ticket_id, number: issue.number, number_day: YESTERDAY, proof: 'signed' }
    await stage.fact(stage.tablet, 'adopt_ticket', scan)
    await stage.fact(stage.kioskOfYesterday, 'issue_ticket', issue, { age_ms: DAY_MS })
    const row = await stage.row(issue.ticket_id)
    expect(row).toMatchObject({ queue_day: TODAY, state: 'waiting' })
    expect(at(row.queued_at)).toBe('2026-11-20T09:00:00.000Z')
    expect(at(row.order_at)).toBe('2026-11-20T09:00:00.000Z')
  })

  it('that says it was issued in the future arrived when it was scanned', async () => {
    const { number } = stage.nextIssue()
    const scan = { ticket_id: anId(), number, number_day: TODAY, issued_at: '2099-01-01T00:00:00Z', proof: 'signed' }
    await stage.fact(stage.tablet, 'adopt_ticket', scan)
    expect(at((await stage.row(scan.ticket_id)).queued_at)).toBe('2026-11-20T09:00:00.000Z')
  })
})
