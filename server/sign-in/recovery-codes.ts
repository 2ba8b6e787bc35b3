import { randomBytes } from 'node:crypto'
import type { SecretBox } from '../auth/secret-box.ts'

export const RECOVERY_CODES = 10
const CHARS = 10
/** Crockford's: without letters that are read as digits. 32 of them, so each byte's low bits pick one fairly. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten codes of 50 bits for the day that the phone is lost, written so that they can be copied by hand. */
export function createRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = Array.from(randomBytes(CHARS), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
    return `${code.slice(0, CHARS / 2)}-${code.slice(CHARS / 2)}`
  })
}

/** What is kept of a code. Keyed, and of one person: 50 bits alone could be searched by whoever has a copy of the database. */
export function recoveryCodeHash(box: SecretBox, staffId: string, code: string): string {
  return box.mac('recovery', `${staffId} ${plain(code)}`)
}

function plain(code: string): string {
  return code
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
