import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError } from '../../config/config-error.ts'
import { readEngineConfig } from './read-engine-config.ts'

const SPEC = readFileSync(join(import.meta.dirname, '../SPEC.md'), 'utf8')

test('without any key the engine is as the recorded service is', () => {
  expect(readEngineConfig({})).toMatchObject({
    ENGINE_LIVE_TIMEOUT_MS: 20_000,
    ENGINE_SSE_TIMEOUT_MS: 60_000,
    ENGINE_CACHE_MAX_AGE: 60,
    ENGINE_CACHE_STALE_AGE: 300,
    ENGINE_ALLOW_DELETE: false,
  })
})

test('the ages of caches are whole seconds, none of them too', () => {
  const config = readEngineConfig({ ENGINE_CACHE_MAX_AGE: '0', ENGINE_CACHE_STALE_AGE: '7' })
  expect([config.ENGINE_CACHE_MAX_AGE, config.ENGINE_CACHE_STALE_AGE]).toEqual([0, 7])
})

test('all faults are named at once', () => {
  const read = (): unknown => readEngineConfig({ ENGINE_CACHE_MAX_AGE: '-1', ENGINE_CACHE_STALE_AGE: '1.5', PORT: 'x' })
  expect(read).toThrow(ConfigError)
  for (const key of ['ENGINE_CACHE_MAX_AGE', 'ENGINE_CACHE_STALE_AGE', 'PORT']) expect(read).toThrow(key)
})

test.each(Object.keys({ DATABASE_URL: 0, ...readEngineConfig({}), ENGINE_SECRET: 0 }))('%s is in the table', (key) => {
  expect(SPEC).toContain(`| \`${key}\` |`)
})
