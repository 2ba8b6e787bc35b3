import { webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrMatrix } from '../qr/qr-matrix.ts'
import { anyRecord, aRecord } from './a-record.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { type ReadRecord, readRecord } from './read-record.ts'
import { recordWordsIn } from './record-words.ts'
import { type Sign, signedAddress, signRecord } from './sign-record.ts'
import { classCode } from './ticket-record.ts'
import { type BranchKey, type RecordPlace, type Verify, verifyRecord } from './verify-record.ts'

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }
const PAGE = 'https://file.banque-jasmin.example/t/dG9rZW4'
const { subtle } = webcrypto

async function aDevice(): Promise<{ sign: Sign; publicKey: BranchKey['publicKey'] }> {
  const pair = await subtle.generateKey(ALGORITHM, false, ['sign', 'verify'])
  const { kty = '', crv = '', x = '', y = '' } = await subtle.exportKey('jwk', pair.publicKey)
  return {
    publicKey: { kty, crv, x, y },
    sign: async (text) => toBase64url(new Uint8Array(await subtle.sign(SIGNING, pair.privateKey, Buffer.from(text)))),
  }
}

const verify: Verify = async (publicKey, text, signature) => {
  const key = await subtle.importKey('jwk', publicKey, ALGORITHM, false, ['verify'])
  return subtle.verify(SIGNING, key, fromBase64url(signature) ?? new Uint8Array(), Buffer.from(text))
}

const kiosk = await aDevice()
const other = await aDevice()
const record = aRecord()
const { branchId, deviceId, numberDay } = record
const known: BranchKey = { deviceId, publicKey: kiosk.publicKey, status: 'active' }
const here: RecordPlace = { branchId, numberDays: [numberDay], keys: [known] }

async function judge(scanned: string, place: Partial<RecordPlace> = {}): Promise<string> {
  const read = readRecord(scanned)
  if (read.kind === 'fault') return read.fault
  const verdict = await verifyRecord(read.signed, { ...here, ...place }, verify)
  return verdict.kind === 'refused' ? verdict.why : verdict.kind
}

function recordOf(read: ReadRecord): unknown {
  return read.kind === 'read' ? read.signed.record : read.fault
}

test('[RC1] what a kiosk wrote is read back whole, with the token of its page', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, async (any) => {
      const read = readRecord(await signedAddress(PAGE, any, kiosk.sign))
      expect(recordOf(read)).toEqual(any)
      expect(read).toMatchObject({ token: 'dG9rZW4' })
    }),
    { numRuns: 60 },
  )
})

test('[RC2] with an ordinary host it fits a code of version 12, and its payload is 171 characters', async () => {
  const payload = await signRecord(record, kiosk.sign)
  expect(payload).toHaveLength(171)
  const token = 'x'.repeat(59)
  expect(qrMatrix(`https://file.banque-jasmin.com.tn/t/${token}#${payload}`)).toHaveLength(12 * 4 + 17)
})

test('[RC3] a record says nothing of a person, nor the name of a class', async () => {
  const payload = fromBase64url(
    await signRecord(aRecord({ classCode: classCode('0198c0de-1111-7000-8000-0000deadbeef') }), kiosk.sign),
  )
  expect(Buffer.from(payload ?? []).includes(Buffer.from('deadbeef', 'hex'))).toBe(true)
  expect(payload).toHaveLength(1 + 3 * 16 + 2 + 4 + 4 + 'A-048'.length + 64)
})

test.each([
  { ticketId: 'none' },
  { number: 'a-048' },
  { number: 'ABCD-048' },
  { numberDay: '2019-12-31' },
  { numberDay: 'today' },
  { issuedAt: -1 },
  { classCode: '00000000' },
  { classCode: 'vip' },
])('[RC4] a record that cannot be is not signed: %j', async (changes) => {
  await expect(signRecord(aRecord(changes), kiosk.sign)).rejects.toThrow(TypeError)
})

test('[RC4] a signature of another length is none', async () => {
  await expect(signRecord(record, async () => 'AAAA')).rejects.toThrow(TypeError)
})

test('[RC5] no text makes reading throw, and each reading is a record or a named fault', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String({ maxLength: 300 })), (text) => {
      expect(['read', 'fault']).toContain(readRecord(text).kind)
      expect(['read', 'fault']).toContain(readRecord(`${PAGE}#${text}`).kind)
    }),
  )
})

test('[RC6] each part of a code that was not read whole has its fault', async () => {
  const address = await signedAddress(PAGE, record, kiosk.sign)
  const payload = address.slice(PAGE.length + 1)
  expect(recordOf(readRecord(PAGE))).toBe('no_record')
  expect(recordOf(readRecord('A-048'))).toBe('no_record')
  expect(recordOf(readRecord(`https://elsewhere.example/x#${payload}`))).toBe('no_record')
  expect(recordOf(readRecord(`${PAGE}#${payload.slice(0, 100)}`))).toBe('cut_short')
  expect(recordOf(readRecord(`${PAGE}#${payload}${payload}`))).toBe('too_long')
  expect(recordOf(readRecord(`${PAGE}#${'A'.repeat(3_000)}`))).toBe('too_long')
  expect(recordOf(readRecord(`${PAGE}#Ag${payload.slice(2)}`))).toBe('other_version')
  expect(recordOf(readRecord(`${PAGE}#${payload.slice(0, 20)}%20${payload.slice(20)}`))).toBe('damaged')
})

test('[RC7] wherever it is cut, a record is never taken for a whole one', async () => {
  const address = await signedAddress(PAGE, record, kiosk.sign)
  for (let length = PAGE.length; length < address.length; length++)
    expect(['no_record', 'other_version', 'cut_short', 'damaged', 'forged']).toContain(
      await judge(address.slice(0, length)),
    )
})

test('[RC8] whatever single bit is turned over, the record is not taken for signed', async () => {
  const payload = fromBase64url(await signRecord(record, kiosk.sign)) ?? new Uint8Array()
  for (let bit = 0; bit < payload.length * 8; bit++) {
    const turned = Uint8Array.from(payload)
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(['signed', 'revoked']).not.toContain(await judge(`${PAGE}#${toBase64url(turned)}`))
  }
})

test('[RC9] the branch knows its own paper, and paper of others by what is wrong with it', async () => {
  const address = await signedAddress(PAGE, record, kiosk.sign)
  expect(await judge(address)).toBe('signed')
  expect(await judge(`  ${address}\n`)).toBe('signed')
  expect(await judge(address, { branchId: aRecord().ticketId })).toBe('other_branch')
  expect(await judge(address, { numberDays: ['2026-11-27'] })).toBe('other_day')
  expect(await judge(address, { numberDays: ['2026-11-27', numberDay] })).toBe('signed')
  expect(await judge(address, { keys: [{ ...known, publicKey: other.publicKey }] })).toBe('forged')
  expect(await judge(await signedAddress(PAGE, record, other.sign))).toBe('forged')
})

test('[RC10] a key that is not known here leaves a ticket unverified; one that was taken back says so', async () => {
  const address = await signedAddress(PAGE, record, kiosk.sign)
  expect(await judge(address, { keys: [] })).toBe('unverified')
  expect(await judge(address, { keys: [], numberDays: [] })).toBe('other_day')
  expect(await judge(address, { keys: [{ ...known, status: 'revoked' }] })).toBe('revoked')
  expect(await judge(address, { keys: [{ ...known, status: 'retired' }] })).toBe('signed')
  const renewed = { ...known, publicKey: other.publicKey }
  expect(await judge(address, { keys: [renewed, { ...known, status: 'retired' }] })).toBe('signed')
})

test('[RC11] a signature over a ticket is none over anything else that the key signs', async () => {
  const read = readRecord(await signedAddress(PAGE, record, kiosk.sign))
  const signed = read.kind === 'read' ? read.signed : undefined
  expect(signed?.text).toMatch(/^blesaf ticket\n[\w-]+$/)
})

test('[RC12] base64url has one spelling', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64url(bytes)
      expect(text).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64url(text)).toEqual(bytes)
    }),
  )
  for (const text of ['A', 'AB', 'AAB', 'AA==', 'A+/A', 'AA A']) expect(fromBase64url(text)).toBeNull()
})

test('[RC13] the bytes of version 1 are these and no others, since paper lives longer than a program', async () => {
  const one = aRecord({ number: 'AB-X07', classCode: '0000beef' })
  const payload = await signRecord(one, async () => toBase64url(new Uint8Array(64).fill(0xee)))
  const hex = Buffer.from(payload, 'base64url').toString('hex')
  expect(hex).toBe(
    [
      '01',
      '0198c0de000070008000000000000001',
      '0198c0de00007000800000000000000b',
      '0198c0de00007000800000000000000d',
      '09d9',
      '6b07feef',
      '0000beef',
      Buffer.from('AB-X07').toString('hex'),
      'ee'.repeat(64),
    ].join(''),
  )
})

test('[RC14] a teller is told in three languages what happened and what to do', () => {
  for (const language of ['ar', 'fr', 'en'] as const)
    for (const { happened, todo } of Object.values(recordWordsIn(language))) {
      expect(happened).toMatch(/^\p{L}.*[.]$/u)
      expect(todo).toMatch(/^\p{L}.*[.]$/u)
      expect(/\p{Script=Arabic}/u.test(happened)).toBe(language === 'ar')
    }
})
