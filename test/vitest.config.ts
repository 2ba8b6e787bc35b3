import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { NOT_SHORT } from './run/not-tests.ts'

/** What hangs is found all the same; a machine at a third of the usual speed is no fault. */
const TEST_MS_MAX = 60_000

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  cacheDir: '.build/vite',
  test: {
    include: ['{sync,server,sql,printer,client,test}/**/*.test.ts'],
    exclude: NOT_SHORT,
    globalSetup: ['test/setup/client.ts', 'test/setup/cluster.ts'],
    pool: 'forks',
    // Of two processors two workers leave a good part idle: half of a world's time is waiting, for a browser, a database, a rung of the ladder.
    maxWorkers: 3,
    testTimeout: TEST_MS_MAX,
    hookTimeout: TEST_MS_MAX,
    allowOnly: false,
  },
})
