import { createHash, randomInt } from 'node:crypto'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'
import type { SecretBox } from '../auth/secret-box.ts'
import type { Clock } from '../clock/read-clock.ts'

const VALID_S = 300
/**
 * About a million rounds of SHA-256 in 2000 calls on average, which keep a phone of 2019 busy for a second or so. Few
 * rounds per call, because each challenge costs us one call; a solution costs us two hashes.
 */
const ROUNDS_PER_TRY = 500
const TRIES_MIN = 1_000
const TRIES_MAX = 3_000
const PAYLOAD_CHARS_MAX = 2_048

const hex = (chars: number) => z.string().regex(new RegExp(`^[0-9a-f]{${chars}}$`))
const payload = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      cost: z.literal(ROUNDS_PER_TRY),
      data: z.strictObject({ policy: z.string().max(40), expires_at: z.int().min(0) }),
      keyLength: z.literal(32),
      keyPrefix: hex(32),
      keySignature: hex(64),
      nonce: hex(32),
      salt: hex(32),
    }),
    signature: hex(64),
  }),
  solution: z.object({ counter: z.int().min(0).max(TRIES_MAX), derivedKey: hex(64) }),
})

/** Marks a proof as used; false when it was already. */
export type UseProof = (hash: string, expiresAt: number) => Promise<boolean>

export type ProofsOptions = {
  readonly box: SecretBox
  readonly now: Clock
  readonly useProof: UseProof
}

export type ProofChallenge = { readonly parameters: Record<string, unknown>; readonly signature: string }

/** Work that a caller does before we do ours. A proof is for one policy, lives five minutes and serves once. */
export interface Proofs {
  challengeFor(policy: string): Promise<ProofChallenge>
  /** False for whatever is not an unused proof of ours for this policy. */
  take(policy: string, text: string | undefined): Promise<boolean>
}

export function createProofs({ box, now, useProof }: ProofsOptions): Proofs {
  const secrets = {
    hmacSignatureSecret: box.mac('altcha', 'challenge'),
    hmacKeySignatureSecret: box.mac('altcha', 'key'),
  }
  return {
    async challengeFor(policy) {
      const { parameters, signature } = await createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        cost: ROUNDS_PER_TRY,
        counter: randomInt(TRIES_MIN, TRIES_MAX),
        deriveKey,
        // The library's own expiry reads the machine's clock; ours is the server's.
        data: { policy, expires_at: Math.floor(now() / 1_000) + VALID_S },
      })
      return { parameters: { ...parameters }, signature: must(signature) }
    },
    async take(policy, text) {
      const proof = payload.safeParse(parseProof(text))
      if (!proof.success) return false
      const { challenge, solution } = proof.data
      const { data, nonce } = challenge.parameters
      const expiresAt = data.expires_at * 1_000
      if (data.policy !== policy || expiresAt <= now()) return false
      const { verified } = await verifySolution({ ...secrets, challenge, solution, deriveKey })
      // By the nonce, which the signature holds fast: another spelling of the same proof is the same proof.
      return verified && useProof(createHash('sha256').update(nonce).digest('base64url'), expiresAt)
    },
  }
}

function must(signature: string | undefined): string {
  if (signature === undefined) throw new Error('a challenge was made without a signature')
  return signature
}

/** Base64 of JSON, as the library's own widget makes it. */
function parseProof(text: string | undefined): unknown {
  if (text === undefined || text.length > PAYLOAD_CHARS_MAX) return undefined
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'))
  } catch {
    // No JSON: no proof.
    return undefined
  }
}
