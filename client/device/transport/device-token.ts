import { tokenText } from '../../../sync/devices/proof-texts.ts'
import { challengeAnswer, type TokenAnswer, tokenAnswer } from '../../../sync/devices/wire.ts'
import type { Reply } from '../../../sync/ports/transport.ts'
import type { Ask } from './ask.ts'

/** A token is renewed when it has less than this left, so that none ends on its way. */
export const RENEW_BEFORE_MS = 60_000
const PROOF_MS_MAX = 10_000

export type Granted = { readonly access_token: string; readonly expires_in_s: number }
/** Absent where the server is an older one, or has nothing to tell to this kind of device. */
export type Told = Pick<TokenAnswer, 'public_url' | 'kiosk_pin' | 'arrival_keys' | 'media_pass'>
export type DeviceToken = {
  /** One that still serves, got by a signed challenge if need be [ID13]; one request, however many ask at once. */
  current(): Promise<Reply<string>>
  /** The server does not take this one: it is not given out again. */
  drop(token: string): void
}
export type DeviceTokenOptions = {
  readonly deviceId: string
  readonly sign: (text: string) => Promise<string>
  readonly ask: Ask
  monotonic(): number
  /** From an enrolment just now. */
  readonly granted?: Granted
  /** Called with what comes beside a new token. */
  onTold?(told: Told): void
}

/** A device's token, in memory only: who copies the disk has no token, and without the key gets none. */
export function createDeviceToken({
  deviceId,
  sign,
  ask,
  monotonic,
  granted,
  onTold,
}: DeviceTokenOptions): DeviceToken {
  let held: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<Reply<string>> | undefined

  function hold({ access_token, expires_in_s }: Granted, from: number): void {
    held = { token: access_token, until: from + expires_in_s * 1_000 }
  }

  async function renew(): Promise<Reply<string>> {
    const body = { purpose: 'token', device_id: deviceId }
    const asked = await ask({ path: '/api/devices/challenge', body, msMax: PROOF_MS_MAX, answer: challengeAnswer })
    if (asked.kind !== 'answer') return asked
    const { challenge } = asked.answer
    const signature = await sign(tokenText(challenge))
    // Counted from before the question: the time on the way is taken from the token's life, never added to it.
    const from = monotonic()
    const proof = { device_id: deviceId, challenge, signature }
    const given = await ask({ path: '/api/devices/token', body: proof, msMax: PROOF_MS_MAX, answer: tokenAnswer })
    if (given.kind !== 'answer') return given
    hold(given.answer, from)
    onTold?.(given.answer)
    return { ...given, answer: given.answer.access_token }
  }

  if (granted !== undefined) hold(granted, monotonic())
  return {
    async current() {
      const leftMs = held === undefined ? 0 : held.until - monotonic()
      if (held !== undefined && leftMs > RENEW_BEFORE_MS)
        return { kind: 'answer', answer: held.token, round_trip_ms: 0 }
      asking ??= renew().finally(() => {
        asking = undefined
      })
      const renewed = await asking
      if (renewed.kind === 'answer' || held === undefined || leftMs <= 0) return renewed
      // Its last minute is better than nothing.
      return { kind: 'answer', answer: held.token, round_trip_ms: 0 }
    },
    drop(token) {
      if (held?.token === token) held = undefined
    },
  }
}
