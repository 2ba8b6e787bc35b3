import { resolve } from 'node:path'
import { startVitest } from 'vitest/node'
import { type Summary, summarize } from './summarize.ts'

export type Tier = 'short' | 'long'

const ROOT = resolve(import.meta.dirname, '../..')
const LONG_TEST_MS_MAX = 1_800_000

const TIERS = {
  short: {},
  long: {
    include: ['**/*.long.test.ts'],
    exclude: ['**/node_modules/**', '.build/**', '.data/**'],
    testTimeout: LONG_TEST_MS_MAX,
  },
}

export async function runTests(tier: Tier, filters: string[]): Promise<Summary> {
  const options = { root: ROOT, config: resolve(ROOT, 'test/vitest.config.ts'), run: true, watch: false }
  const vitest = await startVitest('test', filters, { ...options, ...TIERS[tier] })
  const modules = vitest.state.getTestModules()
  const summary = summarize(modules, vitest.state.getUnhandledErrors().length)
  await vitest.close()
  return summary
}
