import { expect, it } from 'vitest'
import { createSecretBox } from '../auth/secret-box.ts'
import { checkInIds } from './check-in-ids.ts'

const box = createSecretBox('s'.repeat(32))
const BRANCH = '019a0000-1111-7222-8333-444455556666'
const CLIENT = 'b7f4b4b0-9c1e-4d53-8a52-0f3f7d1c2e55'

it('one attempt is one ticket, however often it is made', () => {
  expect(checkInIds(box, BRANCH, CLIENT)).toEqual(checkInIds(box, BRANCH, CLIENT))
})

it('[ID17] another page, branch or installation makes another ticket and another secret', () => {
  const mine = checkInIds(box, BRANCH, CLIENT)
  const others = [
    checkInIds(box, BRANCH, CLIENT.replace('b', 'c')),
    checkInIds(box, CLIENT, BRANCH),
    checkInIds(createSecretBox('t'.repeat(32)), BRANCH, CLIENT),
  ]
  for (const other of others) {
    expect(other.ticketId).not.toBe(mine.ticketId)
    expect(other.secret).not.toBe(mine.secret)
  }
  expect(mine.ticketId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(mine.secret).toMatch(/^[\w-]{43}$/)
})
