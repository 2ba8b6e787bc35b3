import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { NOT_SHORT } from './run/not-tests.ts'
import { HOOK_MS_MAX, SOON_MS_MAX, TEST_MS_MAX } from './setup/patience.ts'

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
    hookTimeout: HOOK_MS_MAX,
    expect: { poll: { timeout: SOON_MS_MAX } },
    setupFiles: ['test/setup/patient-wait-for.ts'],
    allowOnly: false,
  },
})
