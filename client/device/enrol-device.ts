import type { IdentityValue } from '../../sync/device/meta.ts'
import { readEnrolmentCode } from '../../sync/devices/enrolment-code.ts'
import { enrolText } from '../../sync/devices/proof-texts.ts'
import { challengeAnswer, enrolAnswer } from '../../sync/devices/wire.ts'
import type { Answer } from '../api/answer.ts'
import type { Ask } from '../api/ask.ts'
import type { AskWithProof } from '../api/ask-with-proof.ts'
import type { DeviceHome } from './device-home.ts'

export type EnrolPorts = { readonly ask: Ask; readonly askWithProof: AskWithProof; readonly home: DeviceHome }

/** Makes a device out of this browser: a key of its own, shown to the server together with a code that serves once. */
export async function enrolDevice(ports: EnrolPorts, typed: string): Promise<Answer<IdentityValue>> {
  const code = readEnrolmentCode(typed)
  if (code === null) return { ok: false, fault: { code: 'code_wrong', details: {} } }
  const asked = await ports.ask({
    path: '/api/devices/challenge',
    body: { purpose: 'enrol' },
    answer: challengeAnswer,
  })
  if (!asked.ok) return asked
  const { challenge } = asked.value
  const keys = await ports.home.createDeviceKeys()
  const body = {
    code,
    challenge,
    public_key: await keys.publicJwk(),
    signature: await keys.sign(enrolText(challenge, code)),
  }
  const answer = await ports.askWithProof({ path: '/api/devices/enrol', body, answer: enrolAnswer })
  if (!answer.ok) return answer
  const { device_id, tenant, branch_id, kind, name } = answer.value
  const identity: IdentityValue = { device_id, tenant, branch_id, kind, name }
  await ports.home.saveIdentity(identity)
  return { ok: true, value: identity }
}
