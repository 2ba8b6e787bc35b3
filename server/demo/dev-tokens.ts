import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

// Only demo mode loads this module. A token never expires and cannot be taken back, which is why it may exist nowhere else.

const claims = z.strictObject({
  tenant_id: z.uuid(),
  branch_id: z.uuid(),
  device_id: z.uuid(),
  session_id: z.uuid().nullable(),
})

export type DevTokenClaims = z.output<typeof claims>

const TOKEN_CHARS_MAX = 1_024
const TOKEN = /^dev\.(?<body>[A-Za-z0-9_-]+)\.(?<mac>[A-Za-z0-9_-]{43})$/

/** A device's proof without a key or an enrolment: `dev.<claims>.<mac>`. */
export function createDevToken(
  appSecret: string,
  { tenant_id, branch_id, device_id, session_id }: DevTokenClaims,
): string {
  const body = Buffer.from(JSON.stringify({ tenant_id, branch_id, device_id, session_id })).toString('base64url')
  return `dev.${body}.${macOf(appSecret, body).toString('base64url')}`
}

/** What a token says, if it is ours; null for everything else. */
export function verifyDevToken(appSecret: string, token: string): DevTokenClaims | null {
  if (token.length > TOKEN_CHARS_MAX) return null
  const { body, mac } = TOKEN.exec(token)?.groups ?? {}
  if (body === undefined || mac === undefined) return null
  const wanted = macOf(appSecret, body)
  const told = Buffer.from(mac, 'base64url')
  if (told.length !== wanted.length || !timingSafeEqual(told, wanted)) return null
  // Signed by us, so it parses; a claim that an older release made otherwise still must not get through.
  const parsed = claims.safeParse(JSON.parse(Buffer.from(body, 'base64url').toString()))
  return parsed.success ? parsed.data : null
}

/** A key of its own, so that no other signature of this secret can be passed off as a token. */
function macOf(appSecret: string, body: string): Buffer {
  const key = createHmac('sha256', appSecret).update('blesaf dev token v1').digest()
  return createHmac('sha256', key).update(body).digest()
}
