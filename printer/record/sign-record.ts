import { fromBase64url, toBase64url } from './base64url.ts'
import { recordToBytes } from './record-bytes.ts'
import type { TicketRecord } from './ticket-record.ts'

/** ECDSA P-256 with SHA-256 over the text's bytes; r and s in base64url, as the device's keys give it. */
export type Sign = (text: string) => Promise<string>

/** So that a signature over a ticket can be shown for nothing else that the same key signs, nor the other way round. */
const PURPOSE = 'blesaf ticket\n'
export const SIGNATURE_BYTES = 64

export function signedText(recordBytes: Uint8Array): string {
  return PURPOSE + toBase64url(recordBytes)
}

/** The fragment of the ticket's address: the record and its signature as one row of bytes. */
export async function signRecord(record: TicketRecord, sign: Sign): Promise<string> {
  const bytes = recordToBytes(record)
  const signature = fromBase64url(await sign(signedText(bytes)))
  if (signature?.length !== SIGNATURE_BYTES) throw new TypeError('this is no signature by a device')
  const whole = new Uint8Array(bytes.length + SIGNATURE_BYTES)
  whole.set(bytes)
  whole.set(signature, bytes.length)
  return toBase64url(whole)
}

/** `address` is the ticket's own page, `https://host/t/<token>`. What follows the `#` is never sent to a server by a browser. */
export async function signedAddress(address: string, record: TicketRecord, sign: Sign): Promise<string> {
  return `${address}#${await signRecord(record, sign)}`
}
