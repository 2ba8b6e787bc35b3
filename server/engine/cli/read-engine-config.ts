import { z } from 'zod'
import type { Environment } from '../../config/config.ts'
import { ConfigError, type ConfigFault } from '../../config/config-error.ts'
import { configKeys } from '../../config/config-keys.ts'
import { flag, whole } from '../../config/config-values.ts'

const DAY_MS = 86_400_000
const YEAR_S = 31_536_000
const CHUNK_BYTES_MAX = 64 * 1024 * 1024

/** What the engine alone reads, beside PORT and the place of the database. */
const KEYS = {
  PORT: whole(0, 65_535).prefault('3900'),
  LOG_LEVEL: configKeys.LOG_LEVEL,
  ENGINE_SECRET: z.string().optional(),
  ENGINE_ALLOW_DELETE: flag.prefault('0'),
  ENGINE_PUBLICATION: z.string().prefault('blesaf_engine'),
  ENGINE_LIVE_TIMEOUT_MS: whole(1, DAY_MS).prefault('20000'),
  ENGINE_SSE_TIMEOUT_MS: whole(1, DAY_MS).prefault('60000'),
  ENGINE_CHUNK_BYTES: whole(1, CHUNK_BYTES_MAX).prefault(String(10 * 1024 * 1024)),
  ENGINE_CACHE_MAX_AGE: whole(0, YEAR_S).prefault('60'),
  ENGINE_CACHE_STALE_AGE: whole(0, YEAR_S).prefault('300'),
} as const

type Values = { readonly [Key in keyof typeof KEYS]: z.output<(typeof KEYS)[Key]> }

export function readEngineConfig(environment: Environment): Values {
  const faults: ConfigFault[] = []
  const values: Record<string, unknown> = {}
  for (const [key, parser] of Object.entries(KEYS)) {
    const parsed = parser.safeParse(environment[key] || undefined)
    if (parsed.success) values[key] = parsed.data
    else faults.push({ key, fault: parsed.error.issues[0]?.message ?? 'is not valid' })
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return values as Values
}
