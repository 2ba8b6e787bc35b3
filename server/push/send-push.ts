import { type RequestOptions, request } from 'node:https'
import { encryptPush } from './encrypt-push.ts'
import { isPushEndpoint } from './is-push-endpoint.ts'
import { publicLookup } from './public-lookup.ts'
import type { PushMessage, PushSubscriptionKeys, PushTime } from './push-message.ts'
import type { Vapid } from './vapid.ts'

/** `gone`: the browser does not want it any more. `failed`: perhaps another time. */
export type PushResult = 'taken' | 'gone' | 'failed'
export type SendPush = (to: PushSubscriptionKeys, message: PushMessage, time: PushTime) => Promise<PushResult>

/** A call that is told ten seconds late was heard in the hall. */
const ANSWER_MS_MAX = 5_000
const GONE = new Set([404, 410])

export type PushSenderOptions = {
  readonly vapid: Vapid
  /** For tests, whose push service is on loopback. */
  readonly connection?: Pick<RequestOptions, 'lookup' | 'ca' | 'port'>
  readonly isAllowed?: (endpoint: string) => boolean
}

/**
 * One message to one browser, by way of its push service, which throws it away when `leftMs` are over. It follows no redirect,
 * reads no answer beyond its status, and gives up after a while.
 */
export function createSendPush({
  vapid,
  connection = { lookup: publicLookup },
  isAllowed = isPushEndpoint,
}: PushSenderOptions): SendPush {
  return async (to, message, { nowS, leftMs }) => {
    // Looked at when it was kept; what was sealed by an older version is looked at as today.
    if (!isAllowed(to.endpoint)) return 'gone'
    const { origin } = new URL(to.endpoint)
    const body = encryptPush(JSON.stringify(message), to)
    const headers = {
      authorization: await vapid.authorize(origin, nowS),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': body.length,
      ttl: Math.max(0, Math.floor(leftMs / 1_000)),
      urgency: 'high',
      topic: 'called',
    }
    const signal = AbortSignal.timeout(ANSWER_MS_MAX)
    const status = await post(to.endpoint, { ...connection, method: 'POST', headers, signal }, body)
    if (GONE.has(status)) return 'gone'
    return status >= 200 && status < 300 ? 'taken' : 'failed'
  }
}

function post(address: string, options: RequestOptions, body: Buffer): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(address, options, (answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    })
    // Whatever it was, no service took it: 0 is no status of any.
    asked.on('error', () => resolve(0))
    asked.end(body)
  })
}
