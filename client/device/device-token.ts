import { tokenText } from '../../sync/devices/proof-texts.ts'
import { challengeAnswer, type TokenAnswer, tokenAnswer } from '../../sync/devices/wire.ts'
import type { Answer } from '../api/answer.ts'
import type { Ask } from '../api/ask.ts'
import type { DeviceHome } from './device-home.ts'

/** A token for the device that this browser is; undefined for a browser that is none. */
export async function deviceToken(ask: Ask, home: DeviceHome): Promise<Answer<TokenAnswer> | undefined> {
  const [identity, keys] = await Promise.all([home.loadIdentity(), home.loadKeys()])
  if (identity === undefined || keys === undefined) return undefined
  const { device_id } = identity
  const asked = await ask({
    path: '/api/devices/challenge',
    body: { purpose: 'token', device_id },
    answer: challengeAnswer,
  })
  if (!asked.ok) return asked
  const { challenge } = asked.value
  const body = { device_id, challenge, signature: await keys.sign(tokenText(challenge)) }
  return ask({ path: '/api/devices/token', body, answer: tokenAnswer })
}
