import type { SecretBox } from '../auth/secret-box.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { PushMessage, PushTime } from './push-message.ts'
import { openPush } from './sealed-push.ts'
import { createSendPush, type PushResult } from './send-push.ts'
import { createVapid } from './vapid.ts'

/** Sends to what was kept; what this installation did not seal is gone. */
export type SendSealed = (sealed: string, message: PushMessage, time: PushTime) => Promise<PushResult>

/** Undefined: no keys were given, so that nothing is pushed. */
export function createPush(config: Pick<RunConfig, 'push'>, box: SecretBox): SendSealed | undefined {
  if (config.push === undefined) return undefined
  const send = createSendPush({ vapid: createVapid(config.push.privateKey, config.push.contact) })
  return async (sealed, message, time) => {
    const to = openPush(box, sealed)
    return to === null ? 'gone' : send(to, message, time)
  }
}

/** What a page subscribes with; null: there is no push. */
export function pushKeyOf({ push }: Pick<RunConfig, 'push'>): string | null {
  return push === undefined ? null : createVapid(push.privateKey, push.contact).publicKey
}
