import type pg from 'pg'
import type { SecretBox } from '../auth/secret-box.ts'
import type { Config } from '../config/config-type.ts'
import { readSetup } from './read-setup.ts'
import { setupToken } from './setup-token.ts'

/** What the terminal is told for as long as nobody runs the installation. A worker serves no setup, a demo needs none. */
export async function firstRunToken(
  config: Pick<Config, 'role' | 'isDemo'>,
  pool: Pick<pg.Pool, 'query'>,
  box: Pick<SecretBox, 'mac'>,
): Promise<string | undefined> {
  if (config.role === 'worker' || config.isDemo) return undefined
  const { is_open, platform_id } = await readSetup(pool)
  return is_open ? setupToken(box, platform_id) : undefined
}
