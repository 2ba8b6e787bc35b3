import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { lensData } from '../client/build/lens-data.ts'
import { findChromium } from './setup/find-chromium.ts'
import { importedPackages } from './setup/imported-packages.ts'
import { HOOK_MS_MAX, SOON_MS_MAX, TEST_MS_MAX } from './setup/patience.ts'

/** Of what pages are made of: no tests, nothing that is built by, and nothing that only a worker or Node has. */
function pageDependencies(): string[] {
  const isOfPage = (path: string): boolean =>
    /\.tsx?$/.test(path) && !/\.test\.|^build|vite\.config|service-worker/.test(path)
  const isForPages = (name: string): boolean =>
    !/^(node:|virtual:|vitest|@napi-rs|@electric-sql\/pglite|.*\?)/.test(name)
  return ['client', 'printer', 'sync']
    .flatMap((folder) => importedPackages(resolve(import.meta.dirname, '..', folder), isOfPage))
    .filter(isForPages)
}

const profile = mkdtempSync(join(tmpdir(), 'blesaf-browser-'))
process.once('exit', () => rmSync(profile, { recursive: true, force: true }))

/** What has no meaning outside a browser runs in one: beside the source, named `*.browser.test.ts`. */
export default defineConfig(async () => ({
  root: resolve(import.meta.dirname, '..'),
  cacheDir: '.build/vite-browser',
  // Found late, a dependency would make the page load anew in the middle of a test.
  optimizeDeps: {
    include: [...pageDependencies(), 'react/jsx-dev-runtime', 'axe-core'],
    exclude: ['@electric-sql/pglite'],
  },
  plugins: [lensData()],
  // Left to itself the worker would be a script of the old kind, in which nothing can be imported.
  worker: { format: 'es' as const },
  server: { host: '127.0.0.1' },
  test: {
    include: ['{client,printer}/**/*.browser.test.{ts,tsx}'],
    // Golden pictures are made anew with it, and looked at before they are committed.
    env: { UPDATE: process.env.UPDATE ?? '' },
    testTimeout: TEST_MS_MAX,
    hookTimeout: HOOK_MS_MAX,
    expect: { poll: { timeout: SOON_MS_MAX } },
    setupFiles: ['test/setup/patient-wait-for.ts'],
    allowOnly: false,
    // One page after the other: timings are measured in some of them.
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      api: { host: '127.0.0.1' },
      provider: playwright({
        // Without a profile on the disk, databases live in memory, and the times of durable writes mean nothing.
        persistentContext: profile,
        launchOptions: {
          executablePath: await findChromium(),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
          ],
        },
      }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
}))
