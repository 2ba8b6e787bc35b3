import type { IdentityValue } from '../../sync/device/meta.ts'
import type { TokenAnswer } from '../../sync/devices/wire.ts'
import type { Answer } from '../api/answer.ts'
import type { Ask } from '../api/ask.ts'
import { solveProof } from '../api/solve-proof.ts'
import { enrolDevice, readIdentity } from '../device/enrolment/enrol-device.ts'
import { openDeviceKeys } from '../device/keys/device-keys.ts'
import type { KeyCabinet } from '../device/keys/key-cabinet.ts'
import type { Ask as DeviceAsk } from '../device/transport/ask.ts'
import { createPins, type Pins } from './pins.ts'
import { proveDevice } from './prove-device.ts'
import { replyToAnswer } from './reply-to-answer.ts'

/** The device that this browser is, or becomes. */
export type DeviceHome = {
  /** From its own disk; nobody is asked. */
  readonly identity: () => Promise<IdentityValue | undefined>
  readonly enrol: (code: string) => Promise<Answer<IdentityValue>>
  /** A token of this moment; undefined for a browser that is no device. */
  readonly token: () => Promise<Answer<TokenAnswer> | undefined>
  readonly pins: Pins
}

type Parts = { readonly ask: Ask; readonly deviceAsk: DeviceAsk; readonly cabinet: KeyCabinet }

export function createDeviceHome({ ask, deviceAsk, cabinet }: Parts): DeviceHome {
  return {
    identity: () => readIdentity(cabinet),
    async enrol(code) {
      const reply = await enrolDevice(code, { ask: deviceAsk, cabinet, solveProof: solveFor })
      const answer = replyToAnswer(reply)
      return answer.ok ? { ok: true, value: answer.value.identity } : answer
    },
    async token() {
      const identity = await readIdentity(cabinet)
      const keys = identity && (await openDeviceKeys(cabinet, identity.device_id))
      return identity && keys && proveDevice(ask, identity.device_id, keys)
    },
    pins: createPins(cabinet),
  }
}

/** A challenge that cannot be solved is answered as it stands: the server then says again what it wants. */
async function solveFor(details: unknown): Promise<string> {
  const challenge = typeof details === 'object' && details !== null && 'challenge' in details && details.challenge
  return (await solveProof(challenge)) ?? ''
}
