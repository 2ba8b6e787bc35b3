import { type TenantId, type TicketId, tenantId, ticketId } from '../ids.ts'

/**
 * The customer's key to one ticket, as it stands in the address on the paper: tenant and ticket as 43 characters of
 * base64url, then the ticket's secret as it is. A kiosk makes it offline from what it has; the server finds the row by its
 * primary key (server/public/decisions/0001).
 */
export type TicketKey = { readonly tenantId: TenantId; readonly ticketId: TicketId; readonly secret: string }

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const HEX_CHARS_PER_ID = 32
/** 64 hex digits are 256 bits, which fill 43 characters but for two bits. */
const HEAD_CHARS = 43
const TOKEN = /^(?<head>[A-Za-z0-9_-]{43})(?<secret>[A-Za-z0-9_-]{16,64})$/

export function ticketKeyToToken(key: TicketKey): string {
  return hexToBase64Url(`${key.tenantId}${key.ticketId}`.replaceAll('-', '')) + key.secret
}

/** Null for what cannot be one; each key has one spelling. */
export function tokenToTicketKey(token: string): TicketKey | null {
  const parts = TOKEN.exec(token)?.groups
  if (parts?.head === undefined || parts.secret === undefined) return null
  const digits = base64UrlToHex(parts.head)
  if (digits === null) return null
  const tenant = tenantId.safeParse(hexToUuid(digits.slice(0, HEX_CHARS_PER_ID)))
  const ticket = ticketId.safeParse(hexToUuid(digits.slice(HEX_CHARS_PER_ID)))
  return tenant.success && ticket.success
    ? { tenantId: tenant.data, ticketId: ticket.data, secret: parts.secret }
    : null
}

// By hand, three hex digits to two characters: neither a browser's nor Node's own base64 is known here.
function hexToBase64Url(digits: string): string {
  let text = ''
  for (let at = 0; at < digits.length; at += 3) {
    const bits = Number.parseInt(digits.slice(at, at + 3).padEnd(3, '0'), 16)
    text += ALPHABET.charAt(bits >> 6) + ALPHABET.charAt(bits & 63)
  }
  return text.slice(0, HEAD_CHARS)
}

function base64UrlToHex(text: string): string | null {
  let digits = ''
  for (let at = 0; at < text.length; at += 2) {
    const high = ALPHABET.indexOf(text.charAt(at))
    const low = at + 1 < text.length ? ALPHABET.indexOf(text.charAt(at + 1)) : 0
    digits += ((high << 6) | low).toString(16).padStart(3, '0')
  }
  const wanted = digits.slice(0, 2 * HEX_CHARS_PER_ID)
  return /^0*$/.test(digits.slice(wanted.length)) ? wanted : null
}

function hexToUuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
