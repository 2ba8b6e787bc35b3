import { expect, test } from 'vitest'
import { aRecord } from '../../../../printer/record/a-record.ts'
import { toBase64url } from '../../../../printer/record/base64url.ts'
import { type Sign, signedAddress } from '../../../../printer/record/sign-record.ts'
import type { TicketRecord } from '../../../../printer/record/ticket-record.ts'
import { deviceId as asDeviceId, tenantId, ticketId } from '../../../../sync/ids.ts'
import { ticketKeyToToken } from '../../../../sync/tickets/ticket-token.ts'
import type { BranchDevice } from '../../../../sync/view/read-devices.ts'
import { judgeScan, type ScanPlace } from './judge-scan.ts'
import { verifySignature } from './verify-signature.ts'

const TENANT = tenantId.parse('0198c0de-0000-7000-8000-0000000000aa')
const SECRET = 'abcdefghijklmnop'
const CLASS = '0198c0de-1111-7000-8000-0000deadbeef'
const record = aRecord()
const YESTERDAY = '2026-11-25'

async function aKiosk(): Promise<{ sign: Sign; public_key: NonNullable<BranchDevice['public_key']> }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const signing = { name: 'ECDSA', hash: 'SHA-256' }
  return {
    public_key: { kty: 'EC', crv: 'P-256', x, y },
    sign: async (text) =>
      toBase64url(new Uint8Array(await crypto.subtle.sign(signing, pair.privateKey, new TextEncoder().encode(text)))),
  }
}
const kiosk = await aKiosk()
const stranger = await aKiosk()
const device = (more: Partial<BranchDevice> = {}): BranchDevice => ({
  ...{ id: asDeviceId.parse(record.deviceId), kind: 'kiosk', status: 'active', public_key: kiosk.public_key },
  ...more,
})
const place = (more: Partial<ScanPlace> = {}): ScanPlace => ({
  branchId: record.branchId,
  numberDays: [record.numberDay],
  tenantId: TENANT,
  tickets: new Map(),
  classIds: [],
  devices: [device()],
  ...more,
})
const pageOf = (id: string, tenant = TENANT) =>
  `https://bank.example/t/${ticketKeyToToken({ tenantId: tenant, ticketId: ticketId.parse(id), secret: SECRET })}`
const paper = (changes: Partial<TicketRecord> = {}, sign = kiosk.sign, page = pageOf(record.ticketId)) =>
  signedAddress(page, aRecord(changes), sign)
const knownAs = (more: Record<string, unknown> = {}) =>
  new Map([
    [record.ticketId, { id: record.ticketId, number_day: record.numberDay, queue_day: record.numberDay, ...more }],
  ])
const judge = async (scanned: string | Promise<string>, more: Partial<ScanPlace> = {}) =>
  judgeScan(await scanned, place(more), verifySignature)
const told = (matter: string) => ({ kind: 'told', matter, number: record.number })
const known = { kind: 'known', ticketId: record.ticketId }

test('[RC9] a paper of the own kiosk is taken in whole: its number, its hour, its kiosk and the customer’s secret', async () => {
  expect(await judge(paper())).toEqual({
    kind: 'new',
    args: {
      ticket_id: record.ticketId,
      number: 'A-048',
      number_day: record.numberDay,
      issued_at: '2026-11-26T09:42:07.000Z',
      issued_by: record.deviceId,
      proof: 'signed',
      secret: SECRET,
    },
  })
})

test('a class is found by its code; one of another branch is left out', async () => {
  const classed = paper({ classCode: 'deadbeef' })
  expect(await judge(classed, { classIds: [CLASS] })).toMatchObject({ args: { class_id: CLASS } })
  expect(await judge(classed)).not.toHaveProperty('args.class_id')
})

test('[RC9] a secret goes with the ticket that it is of, and with no other', async () => {
  const other = '0198c0de-0000-7000-8000-000000000002'
  const foreign = tenantId.parse('0198c0de-0000-7000-8000-0000000000bb')
  for (const page of [pageOf(other), pageOf(record.ticketId, foreign), 'https://bank.example/t/none'])
    expect(await judge(paper({}, kiosk.sign, page))).toMatchObject({ args: { proof: 'signed' } })
  for (const page of [pageOf(other), pageOf(record.ticketId, foreign)])
    expect(await judge(paper({}, kiosk.sign, page))).not.toHaveProperty('args.secret')
})

test('[RC9] forged, foreign and yesterday’s paper is refused by that name', async () => {
  expect(await judge(paper({}, stranger.sign))).toEqual(told('forged'))
  expect(await judge(paper({}, stranger.sign), { tickets: knownAs() })).toEqual(told('forged'))
  expect(await judge(paper(), { branchId: CLASS })).toEqual(told('other_branch'))
  expect(await judge(paper({ numberDay: YESTERDAY }))).toEqual(told('other_day'))
})

test('[RC9] yesterday’s paper counts while yesterday does, and when it was taken into today’s line before', async () => {
  const late = paper({ numberDay: YESTERDAY })
  const days = [record.numberDay, YESTERDAY]
  expect(await judge(late, { numberDays: days })).toMatchObject({ kind: 'new', args: { number_day: YESTERDAY } })
  const taken = { number_day: YESTERDAY }
  expect(await judge(late, { tickets: knownAs(taken) })).toEqual(known)
  expect(await judge(late, { tickets: knownAs({ ...taken, queue_day: YESTERDAY }) })).toEqual(told('other_day'))
  expect(await judge(late, { tickets: knownAs() })).toEqual(told('other_day'))
})

test('[RC10] a kiosk that is not known here is taken at its word, and marked; one without a key yet signed nothing', async () => {
  for (const devices of [[], [device({ public_key: null })]])
    expect(await judge(paper(), { devices })).toMatchObject({ kind: 'new', args: { proof: 'unverified' } })
})

test('[RC10] of a kiosk that was taken back only what is known anyway helps; a retired one is right', async () => {
  const revoked = [device({ status: 'revoked' })]
  expect(await judge(paper(), { devices: revoked })).toEqual(told('revoked'))
  expect(await judge(paper(), { devices: revoked, tickets: knownAs() })).toEqual(known)
  expect(await judge(paper(), { devices: [device({ status: 'retired' })] })).toMatchObject({
    args: { proof: 'signed' },
  })
})

test('[RC14] a paper that comes again is the ticket that it was', async () => {
  expect(await judge(paper(), { tickets: knownAs({ origin: 'kiosk', is_verified: true }) })).toEqual(known)
  expect(await judge(paper(), { tickets: knownAs({ origin: 'adopted', is_verified: true }) })).toEqual(known)
})

test('a paper says more of a ticket that was typed, or taken in unchecked: it is taken in over it', async () => {
  const typed = knownAs({ origin: 'adopted', is_placeholder: true })
  const unchecked = knownAs({ origin: 'adopted', is_verified: false })
  for (const tickets of [typed, unchecked]) {
    expect(await judge(paper(), { tickets })).toMatchObject({ kind: 'new', args: { proof: 'signed' } })
    expect(await judge(paper(), { tickets, devices: [] })).toEqual(known)
  }
})

test('[RC6] what was half read still names a ticket that is known, of the own bank; else its fault is told', async () => {
  const half = (await paper()).slice(0, -40)
  expect(await judge(half)).toEqual({ kind: 'told', matter: 'cut_short' })
  expect(await judge(half, { tickets: knownAs() })).toEqual(known)
  expect(await judge(pageOf(record.ticketId), { tickets: knownAs() })).toEqual(known)
  expect(await judge(pageOf(record.ticketId))).toEqual({ kind: 'told', matter: 'no_record' })
  const foreign = tenantId.parse('0198c0de-0000-7000-8000-0000000000bb')
  expect(await judge(pageOf(record.ticketId, foreign), { tickets: knownAs() })).toMatchObject({ kind: 'told' })
})

test('[RC5] whatever a scanner reads is judged, and a key beside the curve has signed nothing', async () => {
  for (const text of ['', 'x', 'https://elsewhere.example/', '4006381333931', '\u0000'])
    expect(await judge(text)).toMatchObject({ kind: 'told' })
  const beside = { kty: 'EC', crv: 'P-256', x: `${'A'.repeat(42)}A`, y: `${'A'.repeat(42)}E` } as const
  expect(await judge(paper(), { devices: [device({ public_key: beside })] })).toEqual(told('forged'))
})
