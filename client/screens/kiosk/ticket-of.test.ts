import { expect, test } from 'vitest'
import { tenantId } from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { tokenToTicketKey } from '../../../sync/tickets/ticket-token.ts'
import { factsOfCommand } from '../../device/printing/ticket-facts.ts'
import { ticketOf } from './ticket-of.ts'

const TENANT = tenantId.parse('00000000-0000-4000-8000-0000000000aa')
const TICKET = '00000000-0000-4000-8000-000000000001'

test('what is shown is what lies on the disk, and its address opens this very ticket', () => {
  const args = {
    ...{ ticket_id: TICKET, number: 'A-048', number_day: '2026-11-26', service_id: 'cash' },
    secret: 'abcdefghijklmnop',
  }
  const row = { args, wall_at: 9, written_at: null, known_at: null } as unknown as OutboxRow
  const { address, facts, ...rest } = ticketOf(row, TENANT, 'https://bank.example', { ahead: 3, issuedAt: 5 })
  expect(rest).toEqual({ number: 'A-048', serviceId: 'cash', ahead: 3, issuedAt: 5 })
  expect(facts).toEqual(factsOfCommand(row))
  const [origin, token = ''] = address.split('/t/')
  expect(origin).toBe('https://bank.example')
  expect(tokenToTicketKey(token)).toEqual({ tenantId: TENANT, ticketId: TICKET, secret: 'abcdefghijklmnop' })
})
