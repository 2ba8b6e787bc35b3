import { expect, test } from 'vitest'
import { aRecord } from '../../printer/record/a-record.ts'
import { toBase64url } from '../../printer/record/base64url.ts'
import { signRecord } from '../../printer/record/sign-record.ts'
import { tenantId, ticketId } from '../../sync/ids.ts'
import { ticketKeyToToken } from '../../sync/tickets/ticket-token.ts'
import { readPaperAddress } from './read-paper-address.ts'

const record = aRecord()
const tokenOf = (id: string) =>
  ticketKeyToToken({
    tenantId: tenantId.parse('0198c0de-0000-7000-8000-0000000000aa'),
    ticketId: ticketId.parse(id),
    secret: 'abcdefghijklmnop',
  })
const token = tokenOf(record.ticketId)
const hash = `#${await signRecord(record, async () => toBase64url(new Uint8Array(64)))}`

test('what the paper says is read from what follows the #, of the ticket that the token opens', () => {
  const paper = { number: 'A-048', issuedAt: record.issuedAt }
  expect(readPaperAddress(`/t/${token}`, hash)).toEqual({ token, paper })
})

test('a fragment of another ticket, a broken one and none say nothing', () => {
  const other = tokenOf('0198c0de-0000-7000-8000-000000000002')
  expect(readPaperAddress(`/t/${other}`, hash)).toEqual({ token: other, paper: undefined })
  for (const bad of ['', '#', '#x', hash.slice(0, -9), `${hash}%20`, '#<img src=x>'])
    expect(readPaperAddress(`/t/${token}`, bad)).toEqual({ token, paper: undefined })
})

test('what is no token is none, and one that is no key opens no fragment', () => {
  for (const path of ['/t/', '/t/a/b', '/x', `/t/${'x'.repeat(200)}`])
    expect(readPaperAddress(path, hash)).toEqual({ token: undefined, paper: undefined })
  expect(readPaperAddress('/t/short', hash)).toEqual({ token: 'short', paper: undefined })
})
