import { resolve } from 'node:path'
import { startVitest } from 'vitest/node'
import { ELSEWHERE, NOT_SHORT } from './not-tests.ts'
import { type ReportedModule, type Summary, summarize } from './summarize.ts'

export type Tier = 'short' | 'long'

const ROOT = resolve(import.meta.dirname, '../..')
const LONG_TEST_MS_MAX = 1_800_000

/** Each file works in a database of its own, by calls: it starts no process, and changes nothing that a process has but one of. */
const SHARED = ['{sql,test/{sql,effects,contract,security,identity,calendar,public,gate,commands,people}}/**/*.test.ts']

/**
 * One after the other: parts beside their sources, which are pure and share a thread, since a process for each of hundreds of
 * files would cost more than what it tests; what works in a database alone, the same way; worlds with servers and databases, each file a process of its own; what runs in a
 * browser. The long tier has none of the latter.
 */
const TIERS = {
  short: [
    {
      config: 'test/vitest.config.ts',
      include: ['{sync,server,printer,client}/**/*.test.ts'],
      pool: 'threads' as const,
      isolate: false,
    },
    { config: 'test/vitest.config.ts', include: SHARED, isolate: false },
    { config: 'test/vitest.config.ts', include: ['{sql,test}/**/*.test.ts'], exclude: [...NOT_SHORT, ...SHARED] },
    { config: 'test/vitest.browser.config.ts' },
  ],
  long: [
    {
      config: 'test/vitest.config.ts',
      include: ['**/*.long.test.ts'],
      exclude: ELSEWHERE,
      testTimeout: LONG_TEST_MS_MAX,
    },
  ],
}

export async function runTests(tier: Tier, filters: string[]): Promise<Summary> {
  const modules: ReportedModule[] = []
  let unhandledErrors = 0
  for (const { config, ...options } of TIERS[tier]) {
    // A filter may name tests of one of them only; that none ran at all is the summary's to say.
    const always = { root: ROOT, config: resolve(ROOT, config), run: true, watch: false, passWithNoTests: true }
    const vitest = await startVitest('test', filters, { ...always, ...options })
    modules.push(...vitest.state.getTestModules())
    unhandledErrors += vitest.state.getUnhandledErrors().length
    await vitest.close()
  }
  return summarize(modules, unhandledErrors)
}
