import { createECDH } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { z } from 'zod'
import { isLoopback } from './is-loopback.ts'

/**
 * Parsers from the text of an environment variable to a value. They are strict because a mistyped limit that silently
 * becomes a default is found on the day when the limit was needed. No message repeats the text: it may be a secret.
 */
const DECIMAL = /^(0|[1-9]\d*)$/

export function whole(min: number, max: number) {
  const fault = `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(DECIMAL, fault)
    .transform(Number)
    .refine((value) => value >= min && value <= max, fault)
}

export const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 1, 0, true or false')
  .transform((text) => text === '1' || text === 'true')

export const listenHost = z
  .string()
  .refine((text) => text === 'localhost' || isIP(text) !== 0, 'must be an IP address or localhost')

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const extras = url.username + url.password + url.search + url.hash
  // A star is a letter of a name to URL; whoever writes one hopes for a wildcard, and would get a name that nobody has.
  return ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.host.includes('*') && extras === ''
}

/** Only an origin: a path, a query or a password in it would end up on printed paper and in cookies. */
export const origin = z
  .string()
  .refine(isOrigin, 'must be an origin like https://queue.example.com, without path, query or password')
  .transform((text) => new URL(text).origin)

const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

export const originList = commaSeparated
  .refine(
    (all) => all.every(isOrigin),
    'must be a comma-separated list of origins like https://app.example.com (no wildcard)',
  )
  .transform((all) => all.map((text) => new URL(text).origin))

/** As long as the database keeps one. */
const ISSUER_CHARS_MAX = 300

function isIssuer(text: string): boolean {
  if (text.length > ISSUER_CHARS_MAX || !URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username + url.password !== '' || /[?#]/.test(text)) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
}

/** Kept letter by letter: an issuer is compared as it writes itself, down to a slash at its end. */
export const issuerList = commaSeparated.refine(
  (all) => all.every(isIssuer),
  'must be a comma-separated list of issuers like https://login.example.com (plain http only on loopback)',
)

function isAddressOrSubnet(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (DECIMAL.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** Addresses and subnets of front proxies, ready to be asked. */
export const proxyList = commaSeparated
  .refine((all) => all.every(isAddressOrSubnet), 'must be a comma-separated list of IP addresses or subnets')
  .transform((all) => {
    const proxies = new BlockList()
    for (const entry of all) {
      const [address = '', bits] = entry.split('/')
      const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
      if (bits === undefined) proxies.addAddress(address, family)
      else proxies.addSubnet(address, Number(bits), family)
    }
    return { proxies, count: all.length }
  })

/** As every tool makes it: the 32 bytes of a P-256 key in base64url. */
export const vapidKey = z
  .string()
  .refine(isVapidKey, 'must be a private VAPID key: 43 characters of base64url (npx web-push generate-vapid-keys)')

function isVapidKey(text: string): boolean {
  if (!/^[A-Za-z0-9_-]{43}$/.test(text)) return false
  try {
    createECDH('prime256v1').setPrivateKey(Buffer.from(text, 'base64url'))
    return true
  } catch {
    // Of this length, but no number of the curve.
    return false
  }
}

export const vapidContact = z
  .string()
  .regex(/^(?:mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/, 'must be mailto:somebody@example.com or an https address')

export const postgresUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol),
    'must be a URL like postgres://user@host:5432/database',
  )
