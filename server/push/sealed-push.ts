import { ECDH } from 'node:crypto'
import { z } from 'zod'
import type { SecretBox } from '../auth/secret-box.ts'
import type { PushSubscriptionKeys } from './push-message.ts'

const POINT = /^[A-Za-z0-9_-]{87}=?$/
const AUTH = /^[A-Za-z0-9_-]{22}(?:==)?$/

/** A browser's own keys, in the one spelling that is decoded. */
export const subscriptionKeys = z.object({
  endpoint: z.string(),
  p256dh: z.string().regex(POINT).refine(isOnCurve),
  auth: z.string().regex(AUTH),
})

/** What only looks like a key would break the job that sends, for the holder's other phones too. */
function isOnCurve(point: string): boolean {
  try {
    ECDH.convertKey(point, 'prime256v1', 'base64url')
    return true
  } catch {
    // Not a point of this curve.
    return false
  }
}

/** A subscription as it is kept: by a digest that tells one browser from another, and sealed. */
export function sealPush(box: SecretBox, keys: PushSubscriptionKeys): { digest: string; sealed: string } {
  return { digest: pushDigest(box, keys.endpoint), sealed: box.seal('push', JSON.stringify(keys)) }
}

export const pushDigest = (box: SecretBox, endpoint: string): string => box.mac('push', endpoint)

/** Null: sealed by another secret, or no key as we take them today; it is as good as gone. */
export function openPush(box: SecretBox, sealed: string): PushSubscriptionKeys | null {
  const text = box.open('push', sealed)
  return text === null ? null : (subscriptionKeys.safeParse(JSON.parse(text)).data ?? null)
}
