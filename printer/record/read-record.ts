import { fromBase64url, toBase64url } from './base64url.ts'
import { bytesToRecord, RECORD_BYTES_MAX, RECORD_BYTES_MIN, RECORD_VERSION } from './record-bytes.ts'
import { SIGNATURE_BYTES, signedText } from './sign-record.ts'
import type { SignedRecord } from './ticket-record.ts'

const CHARS_MIN = charsOf(RECORD_BYTES_MIN + SIGNATURE_BYTES)
const CHARS_MAX = charsOf(RECORD_BYTES_MAX + SIGNATURE_BYTES)
const SCANNED_CHARS_MAX = 2_048

/**
 * `no_record`: an address without one, or not an address of a ticket. `other_version`: of a kiosk newer than this device.
 * `cut_short`: a part of the code was not read. `damaged`: these characters are no record of ours.
 */
export type RecordFault = 'no_record' | 'too_long' | 'other_version' | 'cut_short' | 'damaged'

export type ReadRecord =
  | { readonly kind: 'read'; readonly token: string; readonly signed: SignedRecord }
  | { readonly kind: 'fault'; readonly fault: RecordFault }

/** A fragment after the token of a ticket's page, on whatever host: a branch may have moved since the paper was printed. */
const ADDRESS = /^https?:\/\/[^/#?]+\/t\/(?<token>[A-Za-z0-9_-]{1,128})#(?<payload>.*)$/su
const PAYLOAD = /^[\w-]+$/

/** What a camera or a scanner read. Nothing of it is believed yet: `verifyRecord` judges it. */
export function readRecord(scanned: string): ReadRecord {
  const text = scanned.trim()
  if (text.length > SCANNED_CHARS_MAX) return fault('too_long')
  const { token, payload } = ADDRESS.exec(text)?.groups ?? {}
  if (token === undefined || payload === undefined || payload === '') return fault('no_record')
  if (!PAYLOAD.test(payload)) return fault('damaged')
  // How long the rest may be is this version's own matter, so a newer one is told apart first.
  if (payload.length >= 4 && fromBase64url(payload.slice(0, 4))?.[0] !== RECORD_VERSION) return fault('other_version')
  if (payload.length > CHARS_MAX) return fault('too_long')
  if (payload.length < CHARS_MIN) return fault('cut_short')
  const whole = fromBase64url(payload)
  return whole === null ? fault('damaged') : readParts(token, whole)
}

function readParts(token: string, whole: Uint8Array): ReadRecord {
  const bytes = whole.subarray(0, whole.length - SIGNATURE_BYTES)
  const record = bytesToRecord(bytes)
  if (record === null) return fault('damaged')
  const signature = toBase64url(whole.subarray(bytes.length))
  return { kind: 'read', token, signed: { record, text: signedText(bytes), signature } }
}

function fault(of: RecordFault): ReadRecord {
  return { kind: 'fault', fault: of }
}

function charsOf(bytes: number): number {
  return Math.ceil((bytes * 4) / 3)
}
