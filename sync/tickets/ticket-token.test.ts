import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type TenantId, type TicketId, tenantId, ticketId } from '../ids.ts'
import { ticketKeyToToken, tokenToTicketKey } from './ticket-token.ts'

const TENANT = tenantId.parse('019a0000-1111-7222-8333-444455556666')
const TICKET = ticketId.parse('019a0000-aaaa-7bbb-8ccc-ddddeeeeffff')
const SECRET = 'c2VjcmV0LXNlY3JldC0xMg'
const TOKEN = 'AZoAABERciKDM0REVVVmZgGaAACqqnu7jMzd3e7u__8c2VjcmV0LXNlY3JldC0xMg'

const uuid = fc.uuid({ version: [1, 4, 7, 8] })
const secret = fc.stringMatching(/^[A-Za-z0-9_-]{16,64}$/)

it('a token is what every kiosk and every server makes of the same three', () => {
  const key = { tenantId: TENANT, ticketId: TICKET, secret: SECRET }
  expect(ticketKeyToToken(key)).toBe(TOKEN)
  expect(tokenToTicketKey(TOKEN)).toEqual(key)
})

it('its head is base64url of the sixteen bytes of both ids', () => {
  const hex = `${TENANT}${TICKET}`.replaceAll('-', '')
  expect(TOKEN.slice(0, 43)).toBe(Buffer.from(hex, 'hex').toString('base64url'))
})

it('any key comes back as it was', () => {
  fc.assert(
    fc.property(uuid, uuid, secret, (tenant, ticket, text) => {
      const key = { tenantId: tenant as TenantId, ticketId: ticket as TicketId, secret: text }
      expect(tokenToTicketKey(ticketKeyToToken(key))).toEqual(key)
    }),
  )
})

it('no other spelling reads as the same key', () => {
  fc.assert(
    fc.property(fc.nat(TOKEN.length - 1), fc.constantFrom(...'Ab0-_'), (at, letter) => {
      const other = TOKEN.slice(0, at) + letter + TOKEN.slice(at + 1)
      const read = tokenToTicketKey(other)
      if (other !== TOKEN && read !== null) expect(ticketKeyToToken(read)).toBe(other)
    }),
  )
  // The two spare bits of the head's last character.
  expect(tokenToTicketKey(`${TOKEN.slice(0, 42)}9${TOKEN.slice(43)}`)).toBeNull()
})

it.each([
  ['', 'nothing'],
  [TOKEN.slice(0, 58), 'a secret that is too short'],
  [TOKEN.slice(0, 43) + 'x'.repeat(65), 'a secret that is too long'],
  [`${TOKEN}=`, 'padding'],
  [`${TOKEN}\0`, 'a null byte'],
  [`${TOKEN}\n`, 'a line end'],
  [`${TOKEN.slice(0, 50)}é${TOKEN.slice(51)}`, 'another letter'],
  [`${'A'.repeat(43)}${SECRET}`, 'the nil uuid'],
  [`${'_'.repeat(42)}8${SECRET}`, 'the max uuid'],
])('[ID17] %j is no token: %s', (token) => {
  expect(tokenToTicketKey(token)).toBeNull()
})
