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

  it('[C7] [I2] comes in once, however often and by however many tablets it is scanned', async () => {
    const { number, ticket_id } = stage.nextIssue()
    const scan = { ticket_id, number, number_day: TODAY, issued_by: stage.kiosk.deviceId, proof: 'signed' }
    expect(await stage.fact(stage.tablet, 'adopt_ticket', scan)).toMatchObject({ flags: [] })
    for (const tablet of [stage.tablet, stage.second])
      expect(await stage.fact(tablet, 'adopt_ticket', scan)).toMatchObject({ flags: ['merged'], ticket_id })
    expect(await stage.count('app.tickets', 'number = $1 and number_day = $2', [number, TODAY])).toBe(1)
    expect(await stage.row(ticket_id)).toMatchObject({ is_verified: true, device_id: stage.kiosk.deviceId })
  })

  it('[C7] that was served already stays served', async () => {
    const id = await stage.ticketIn('completed')
    const { number } = await stage.row(id)
    const scan = { ticket_id: id, number, number_day: TODAY, issued_by: stage.kiosk.deviceId, proof: 'signed' }
    expect(await stage.fact(stage.tablet, 'adopt_ticket', scan)).toMatchObject({ flags: ['merged'] })
    expect(await stage.row(id)).toMatchObject({ state: 'completed', origin: 'kiosk' })
  })

  it('[C7] by a device that the branch never had, of another bank or taken back, is not verified whatever the tablet says', async () => {
    const foreign = await stage.world.addDevice(await stage.world.addBranch(), 'kiosk')
    const revoked = await stage.world.addDevice(stage.branch, 'kiosk')
    await stage.world.root.query(`update app.devices set status = 'revoked', ended_at = app.now() where id = $1`, [
      revoked.deviceId,
    ])
    for (const issued_by of [anId(), foreign.deviceId, revoked.deviceId]) {
      const { number } = stage.nextIssue()
      const scan = { ticket_id: anId(), number, number_day: TODAY, issued_by, proof: 'signed' }
      expect(await stage.fact(stage.tablet, 'adopt_ticket', scan)).toMatchObject({ flags: ['unverified'] })
      expect(await stage.row(scan.ticket_id)).toMatchObject({ is_verified: false, device_id: null })
    }
  })

  it('[C7] unchecked over a typed number is flagged, over a ticket that is known it is not', async () => {
    const typed = stage.nextIssue()
    const placeholder = { ticket_id: anId(), number: typed.number, number_day: TODAY, proof: 'typed' }
    await stage.fact(stage.tablet, 'adopt_ticket', placeholder)
    const scan = { ticket_id: typed.ticket_id, number: typed.number, number_day: TODAY, proof: 'unverified' }
    expect(await stage.fact(stage.tablet, 'adopt_ticket', scan)).toMatchObject({ flags: ['merged', 'unverified'] })
    const id = await stage.issue()
    const known = { ticket_id: id, number: (await stage.row(id)).number, number_day: TODAY, proof: 'unverified' }
    expect(await stage.fact(stage.tablet, 'adopt_ticket', known)).toMatchObject({ flags: ['merged'] })
    expect(await stage.row(id)).toMatchObject({ is_verified: true })
  })

  it('[C7] [I12] unchecked over a ticket that is known for sure gives it no class, no earlier arrival and no key', async () => {
    const id = await stage.issue()
    const known = await stage.row(id)
    const forged = {
      ...{
        ticket_id: id,
        number: known.number,
        number_day: TODAY,
        proof: 'unverified',
        secret: 'forged-forged-forged',
      },
      ...{ issued_by: anId(), issued_at: '2026-11-20T03:30:00Z', class_id: stage.branch.classes.priority },
    }
    expect(await stage.fact(stage.tablet, 'adopt_ticket', forged)).toMatchObject({ flags: ['merged'] })
    expect({ ...(await stage.row(id)), version: known.version }).toEqual(known)
  })

  it.each(['unverified', 'signed'])(
    '[C7] [ID17] %s, with a secret of its own, does not keep the real paper from the ticket’s page',
    async (proof) => {
      const issue = stage.nextIssue()
      const scan = { ticket_id: issue.ticket_id, number: issue.number, number_day: TODAY, proof }
      await stage.fact(stage.tablet, 'adopt_ticket', { ...scan, secret: 'forged-forged-forged' })
      const secretOf = async () => (await stage.row(issue.ticket_id)).secret_digest
      const forged = await secretOf()
      await stage.fact(stage.kiosk, 'issue_ticket', issue)
      const real = await secretOf()
      expect(real).not.toEqual(forged)
      await stage.fact(stage.tablet, 'adopt_ticket', { ...scan, secret: 'forged-forged-forged' })
      expect(await secretOf()).toEqual(real)
    },
  )
})
