import { type IdentityValue, identityValue } from '../../../sync/device/meta.ts'
import { readEnrolmentCode } from '../../../sync/devices/enrolment-code.ts'
import { enrolText } from '../../../sync/devices/proof-texts.ts'
import { challengeAnswer, enrolAnswer } from '../../../sync/devices/wire.ts'
import type { Reply } from '../../../sync/ports/transport.ts'
import { dropOtherKeys, makeDeviceKeys } from '../keys/device-keys.ts'
import type { KeyCabinet } from '../keys/key-cabinet.ts'
import type { Ask } from '../transport/ask.ts'
import type { Granted } from '../transport/device-token.ts'

const ENROL_MS_MAX = 15_000

export type Enrolled = { readonly identity: IdentityValue; readonly granted: Granted }
export type EnrolOptions = {
  readonly ask: Ask
  readonly cabinet: KeyCabinet
  /** Does the work that the server may ask for after many tries, from the details of `proof_required`. */
  solveProof?(details: unknown): Promise<string>
}

/**
 * Makes this browser the device that a code names [ID12]: a key of its own, a signed challenge, the code. When it resolves
 * with an answer, key and identity are on the disk; before that this browser is what it was.
 */
export async function enrolDevice(typed: string, options: EnrolOptions): Promise<Reply<Enrolled>> {
  const first = await tryCode(typed, options)
  if (first.kind !== 'refused' || first.code !== 'proof_required' || options.solveProof === undefined) return first
  return tryCode(typed, options, { 'x-proof': await options.solveProof(first.details) })
}

async function tryCode(
  typed: string,
  { ask, cabinet }: EnrolOptions,
  headers: Record<string, string> = {},
): Promise<Reply<Enrolled>> {
  const code = readEnrolmentCode(typed)
  // What cannot be a code is answered like a wrong one, here as there.
  if (code === null) return { kind: 'refused', code: 'code_wrong', details: undefined, retry_after_ms: undefined }
  const path = '/api/devices/challenge'
  const asked = await ask({ path, body: { purpose: 'enrol' }, msMax: ENROL_MS_MAX, answer: challengeAnswer })
  if (asked.kind !== 'answer') return asked
  const { challenge } = asked.answer
  const keys = await makeDeviceKeys(cabinet)
  const signature = await keys.sign(enrolText(challenge, code))
  const body = { code, challenge, public_key: await keys.publicJwk(), signature }
  const reply = await ask({ path: '/api/devices/enrol', body, headers, msMax: ENROL_MS_MAX, answer: enrolAnswer })
  if (reply.kind !== 'answer') return reply
  const identity = identityValue.parse(reply.answer)
  await keys.keepFor(identity.device_id)
  await cabinet.put(IDENTITY, identity)
  await dropOtherKeys(cabinet, identity.device_id)
  return { ...reply, answer: { identity, granted: reply.answer } }
}

const IDENTITY = 'identity'

/** Which device this browser is; undefined: none yet. */
export async function readIdentity(cabinet: KeyCabinet): Promise<IdentityValue | undefined> {
  return identityValue.safeParse(await cabinet.get(IDENTITY)).data
}
