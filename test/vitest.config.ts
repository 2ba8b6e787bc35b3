import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const TEST_MS_MAX = 20_000

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  cacheDir: '.build/vite',
  test: {
    include: ['{sync,server,sql,printer,client,test}/**/*.test.ts'],
    // Large fuzz, long simulations, real time-outs: `npm run test:long` names them itself.
    exclude: ['**/node_modules/**', '.build/**', '.data/**', '**/*.long.test.ts', '**/*.browser.test.ts'],
    globalSetup: ['test/setup/client.ts', 'test/setup/cluster.ts'],
    pool: 'forks',
    // Postgres is the third busy process; more workers than this only add waiting on a small machine.
    maxWorkers: 2,
    testTimeout: TEST_MS_MAX,
    hookTimeout: TEST_MS_MAX,
    allowOnly: false,
    // Many tests start servers, browsers and a Postgres of their own on two cores: what came too late once is tried once more.
    retry: 1,
  },
})
