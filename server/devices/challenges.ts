import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Identity } from '../auth/identity.ts'

const LIFE_MS = 60_000
const NONCE_BYTES = 16
const CHALLENGE = /^(?<body>[\w-]{22}\.(?<expires>[0-9a-z]{6,10}))\.(?<mac>[\w-]{43})$/

/** What a challenge is for: one enrolment, or one device's token. */
export type ChallengeSubject = 'enrol' | `token ${string}`
/** What the database must remember of a challenge that has served. */
export type ReadChallenge = { readonly hash: string; readonly expiresAt: string }

/**
 * Challenges without memory [ID13]: a nonce and an expiry under our keyed hash, which also names the subject. Any server makes
 * and reads them, and asking for one costs us nothing to keep; only one that has served is written down.
 */
export interface Challenges {
  make(subject: ChallengeSubject): string
  /** Null for what is not ours, is over, or was made for something else. Whether it has served, the database knows. */
  read(challenge: string, subject: ChallengeSubject): ReadChallenge | null
}

export function createChallenges({ box, now }: Pick<Identity, 'box' | 'now'>): Challenges {
  const macOf = (body: string, subject: ChallengeSubject): string => box.mac('challenge', `${subject}\n${body}`)
  return {
    make(subject) {
      const expires = Math.floor(now() + LIFE_MS).toString(36)
      const body = `${randomBytes(NONCE_BYTES).toString('base64url')}.${expires}`
      return `${body}.${macOf(body, subject)}`
    },
    read(challenge, subject) {
      const { body, expires, mac } = CHALLENGE.exec(challenge)?.groups ?? {}
      if (body === undefined || expires === undefined || mac === undefined) return null
      if (!timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(body, subject)))) return null
      const expiresAt = Number.parseInt(expires, 36)
      if (expiresAt <= now()) return null
      const hash = createHash('sha256').update(challenge).digest('base64url')
      return { hash, expiresAt: new Date(expiresAt).toISOString() }
    },
  }
}
