import { hash, verify } from '@node-rs/argon2'

/** Argon2id, the library's default, above OWASP's floor: about 50 ms on a small server. */
const PARAMETERS = { memoryCost: 32_768, timeCost: 2, parallelism: 1 } as const
/** Longer ones are refused before they cost anything. */
export const PASSWORD_CHARS_MAX = 200

/** The same text typed on two keyboards is one password. */
const plain = (password: string): string => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return hash(plain(password), PARAMETERS)
}

let decoy: Promise<string> | undefined

/**
 * Whether it is the password behind a hash. Where there is no hash the work is done all the same, on one that nothing opens:
 * the time must not tell whether somebody exists.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID())
  try {
    return (await verify(passwordHash ?? (await decoy), plain(password))) && passwordHash !== null
  } catch {
    // The library throws on a malformed hash: it opens for nobody.
    return false
  }
}
