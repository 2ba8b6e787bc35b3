import { fromBase64url } from '../../printer/record/base64url.ts'
import { readRecord } from '../../printer/record/read-record.ts'

/** What the paper says of itself; nobody has checked its signature here. */
export type PaperSays = { readonly number: string; readonly issuedAt: number }
export type PaperAddress = { readonly token: string | undefined; readonly paper: PaperSays | undefined }

const TICKET_PATH = /^\/t\/(?<token>[A-Za-z0-9_-]{1,128})$/
/** 32 bytes, tenant and ticket, in base64url; what follows is the secret (sync/tickets/ticket-token.ts). */
const HEAD_CHARS = 43
const TENANT_BYTES = 16

/** The address of this page. The fragment counts only if it is of the very ticket that the token opens. */
export function readPaperAddress(pathname: string, hash: string): PaperAddress {
  const token = TICKET_PATH.exec(pathname)?.groups?.token
  if (token === undefined) return { token, paper: undefined }
  // Its host is any: what is before the path is no part of the record.
  const read = readRecord(`https://x${pathname}${hash}`)
  if (read.kind === 'fault') return { token, paper: undefined }
  const { ticketId, number, issuedAt } = read.signed.record
  return { token, paper: ticketOf(token) === ticketId ? { number, issuedAt } : undefined }
}

function ticketOf(token: string): string | undefined {
  const ids = fromBase64url(token.slice(0, HEAD_CHARS))
  if (ids === null) return undefined
  const hex = Array.from(ids.subarray(TENANT_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
