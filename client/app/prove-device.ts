import { tokenText } from '../../sync/devices/proof-texts.ts'
import { challengeAnswer, type TokenAnswer, tokenAnswer } from '../../sync/devices/wire.ts'
import type { Answer } from '../api/answer.ts'
import type { Ask } from '../api/ask.ts'
import type { DeviceKeys } from '../device/keys/device-keys.ts'

/** A token by a signed challenge [ID13], with the word of the server whether the device still stands. */
export async function proveDevice(ask: Ask, deviceId: string, keys: DeviceKeys): Promise<Answer<TokenAnswer>> {
  const wanted = { purpose: 'token', device_id: deviceId }
  const asked = await ask({ path: '/api/devices/challenge', body: wanted, answer: challengeAnswer })
  if (!asked.ok) return asked
  const { challenge } = asked.value
  const body = { device_id: deviceId, challenge, signature: await keys.sign(tokenText(challenge)) }
  return ask({ path: '/api/devices/token', body, answer: tokenAnswer })
}
