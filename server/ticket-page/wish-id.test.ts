import { expect, test } from 'vitest'
import { tenantId, ticketId } from '../../sync/ids.ts'
import { createSecretBox } from '../auth/secret-box.ts'
import { wishId } from './wish-id.ts'

const box = createSecretBox('s'.repeat(32))
const CLIENT = 'b7f4b4b0-9c1e-4d53-8a52-0f3f7d1c2e55'
const key = {
  tenantId: tenantId.parse('0198c0de-0000-7000-8000-0000000000aa'),
  ticketId: ticketId.parse('0198c0de-0000-7000-8000-000000000001'),
  secret: 'x',
}

test('[TP5] a wish that is sent again is the same command; another ticket, wish, page or installation makes another', () => {
  const mine = wishId(box, key, 'leave_queue', CLIENT)
  expect(mine).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(wishId(box, key, 'leave_queue', CLIENT.toUpperCase())).toBe(mine)
  const other = ticketId.parse('0198c0de-0000-7000-8000-000000000002')
  const others = [
    wishId(box, { ...key, ticketId: other }, 'leave_queue', CLIENT),
    wishId(box, key, 'let_pass', CLIENT),
    wishId(box, key, 'leave_queue', CLIENT.replace('b', 'c')),
    wishId(createSecretBox('t'.repeat(32)), key, 'leave_queue', CLIENT),
  ]
  expect(others).not.toContain(mine)
})
