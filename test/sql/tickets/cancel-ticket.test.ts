import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Device } from '../../setup/world.ts'
import { Line, utc } from './line.ts'
import { storyOf } from './tells-itself.ts'

let line: Line
let server: Device

beforeAll(async () => {
  line = await Line.create()
  const { tenantId, branchId } = line.branch
  const { rows } = await line.world.root.query(
    `select w.id, w.device_id from app.writers w join app.devices d on d.id = w.device_id where w.branch_id = $1 and d.kind = 'server'`,
    [branchId],
  )
  server = { tenantId, branchId, deviceId: rows[0].device_id, writerId: rows[0].id, sessionId: null, seq: 0 }
})
afterAll(() => line.world.close())

const cancel = (ticket_id: string) => line.wish('cancel_ticket', { ticket_id, reason: 'left the branch' })
const leave = (ticket_id: string) => line.wish('leave_queue', { ticket_id }, {}, server)

describe('cancel_ticket, leave_queue', () => {
  test.each(['waiting', 'called', 'parked'])(
    'a %s ticket is cancelled, by the teller or the customer',
    async (state) => {
      const teller = await line.inState(state)
      expect(await cancel(teller)).toMatchObject({ kind: 'applied', ticket_id: teller })
      await line.expectTicket(teller, { state: 'cancelled', ended_at: utc(0) })
      expect((await storyOf(line.world, teller)).at(-1)).toBe('cancelled')
      const customer = await line.inState(state)
      expect(await leave(customer)).toMatchObject({ kind: 'applied' })
      expect((await storyOf(line.world, customer)).at(-1)).toBe('left')
    },
  )

  test('contact has no purpose any more and expires at once; without one nothing is to expire', async () => {
    const reachable = await line.issue({ contact: { phone: '+21620000000' } })
    await cancel(reachable)
    await line.expectTicket(reachable, { contact_phone: '+21620000000', contact_expires_at: utc(0) })
    const silent = await line.inState('cancelled')
    await line.expectTicket(silent, { contact_expires_at: null })
  })

  test.each([
    ['serving', 'wrong_state'],
    ['no_show', 'wrong_state'],
    ['completed', 'ticket_ended'],
    ['cancelled', 'ticket_ended'],
    ['expired', 'ticket_ended'],
  ])('a %s ticket: %s', async (state, code) => {
    const id = await line.inState(state)
    expect(await cancel(id)).toMatchObject({ kind: 'rejected', code })
    expect(await leave(id)).toMatchObject({ kind: 'rejected', code })
  })

  test('an unknown ticket, another branch’s ticket', async () => {
    const other = await Line.create(line.world)
    for (const id of [randomUUID(), await other.issue()]) {
      expect(await cancel(id)).toMatchObject({ code: 'unknown_reference' })
      expect(await leave(id)).toMatchObject({ code: 'unknown_reference' })
    }
  })

  test('a ticket is named by number and day too', async () => {
    const id = await line.issue()
    const { number, number_day } = await line.ticket(id)
    expect(await line.wish('cancel_ticket', { number, number_day })).toMatchObject({ kind: 'applied', ticket_id: id })
  })

  test('[I5] repeated, it ends once', async () => {
    const id = await line.issue()
    await line.expectOnce('cancel_ticket', 'intent', id, { ticket_id: id })
  })
})
