import { timingSafeEqual } from 'node:crypto'
import type { SecretBox } from '../auth/secret-box.ts'

/**
 * What the first operator proves to have read on the server's terminal. Derived, not stored: all servers of one database
 * and secret print the same, also after a restart.
 */
export function setupToken(box: Pick<SecretBox, 'mac'>, platformId: string): string {
  return box.mac('setup', platformId)
}

/** In a time that does not tell how much of it was right. */
export function isSetupToken(box: Pick<SecretBox, 'mac'>, platformId: string, token: string): boolean {
  const expected = Buffer.from(setupToken(box, platformId))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
