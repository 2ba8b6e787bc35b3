import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { createGate } from './create-gate.ts'

/** Argon2id, the library's default, above OWASP's floor: about 50 ms on a small server. */
const PARAMETERS = { memoryCost: 32_768, timeCost: 2, parallelism: 1 } as const
/** Longer ones are refused before they cost anything. */
export const PASSWORD_CHARS_MAX = 200

/**
 * Node has four threads for all work of this kind, the signatures of every token among it: passwords never take the last
 * one, nor all processors, or a flood of sign-ins would keep every device of every bank from being known.
 */
const AT_ONCE_MAX = 3
/** Some seconds of work. Whoever comes later does better to ask again than to wait for an answer that comes too late. */
const WAITING_MAX = 100

const gate = createGate({
  atOnce: Math.min(AT_ONCE_MAX, Math.max(1, availableParallelism() - 1)),
  waitingMax: WAITING_MAX,
})

/** The same text typed on two keyboards is one password. */
const plain = (password: string): string => password.normalize('NFKC')

/** Throws retry_later when very many passwords are being looked at. */
export function hashPassword(password: string): Promise<string> {
  return gate(() => hash(plain(password), PARAMETERS))
}

const base64 = (bytes: number): string => randomBytes(bytes).toString('base64').replaceAll('=', '')
const { memoryCost, timeCost, parallelism } = PARAMETERS
/** Looks like any other hash and is none of any password. */
const DECOY = `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${base64(16)}$${base64(32)}`

/**
 * Whether it is the password behind a hash. Where there is no hash the work is done all the same, on one that nothing opens:
 * the time must not tell whether somebody exists. Throws retry_later when very many passwords are being looked at.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  return gate(async () => {
    try {
      return (await verify(passwordHash ?? DECOY, plain(password))) && passwordHash !== null
    } catch {
      // The library throws on a malformed hash: it opens for nobody.
      return false
    }
  })
}
