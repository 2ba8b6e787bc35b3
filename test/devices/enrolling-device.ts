import { webcrypto } from 'node:crypto'
import { readEnrolmentCode } from '../../sync/devices/enrolment-code.ts'
import { enrolText, tokenText } from '../../sync/devices/proof-texts.ts'
import type { AppServer, Asked } from '../setup/app-server.ts'

export type EnrolOverrides = Partial<Record<'code' | 'challenge' | 'signature' | 'signedText' | 'public_key', unknown>>

/** A device as a browser is one: a key that WebCrypto made and does not give out, and the three requests. */
export class EnrollingDevice {
  readonly server: AppServer
  readonly publicKey: Record<string, unknown>
  readonly pair: webcrypto.CryptoKeyPair
  deviceId = ''
  token = ''

  private constructor(server: AppServer, pair: webcrypto.CryptoKeyPair, publicKey: Record<string, unknown>) {
    this.server = server
    this.pair = pair
    this.publicKey = publicKey
  }

  static async make(server: AppServer): Promise<EnrollingDevice> {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
    const pair = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', pair.publicKey)
    return new EnrollingDevice(server, pair, { kty, crv, x, y })
  }

  async sign(text: string): Promise<string> {
    const algorithm = { name: 'ECDSA', hash: 'SHA-256' }
    const bytes = await webcrypto.subtle.sign(algorithm, this.pair.privateKey, new TextEncoder().encode(text))
    return Buffer.from(bytes).toString('base64url')
  }

  async challenge(body: Record<string, unknown> = { purpose: 'enrol' }): Promise<string> {
    return (await this.server.ask('/api/devices/challenge', { body })).body.challenge
  }

  /** The request of an enrolment; what is overridden is not what an honest device sends. */
  async enrol(code: string, overrides: EnrolOverrides = {}): Promise<Asked> {
    const challenge = String(overrides.challenge ?? (await this.challenge()))
    const signedText = String(overrides.signedText ?? enrolText(challenge, readEnrolmentCode(code) ?? code))
    const { signedText: _, ...given } = overrides
    const signature = await this.sign(signedText)
    const body = { code, challenge, public_key: this.publicKey, signature, ...given }
    const answer = await this.server.ask('/api/devices/enrol', { body })
    if (answer.status === 200) {
      this.deviceId = answer.body.device_id
      this.token = answer.body.access_token
    }
    return answer
  }

  async askToken(overrides: Record<string, unknown> = {}): Promise<Asked> {
    const device_id = this.deviceId
    const challenge = String(overrides.challenge ?? (await this.challenge({ purpose: 'token', device_id })))
    const signature = await this.sign(String(overrides.signedText ?? tokenText(challenge)))
    const { signedText: _, ...given } = overrides
    return this.server.ask('/api/devices/token', { body: { device_id, challenge, signature, ...given } })
  }
}
