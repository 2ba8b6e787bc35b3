import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, type InlineConfig } from 'vite'
import { phoneHead } from './phone-head.ts'
import { plainHue } from './plain-hue.ts'
import { type BundleManifest, scriptsFrom } from './write-shells.ts'

const CLIENT = resolve(import.meta.dirname, '..')
/** Pages by themselves, and the names of their shells: a customer's phone reads nothing of the application. */
const PHONE_PAGES = { 'ticket-page': 'ticket', 'join-page': 'join' } as const
type PhonePage = keyof typeof PHONE_PAGES
const MANIFEST = '.vite/phone-pages.json'
const entryOf = (page: string): string => `${page}/${page}.html`

/**
 * A phone of 2019 that nobody has updated. What its language lacks is written otherwise here; what its library lacks, the
 * pages do without (test/client/older-phones.test.ts).
 */
const OLDEST = ['chrome75', 'safari12.1', 'ios12.2', 'firefox68']

/** The customers' pages, beside the application and with no part in common with it, since they are written for older browsers. */
export async function buildPhonePages(folder: string): Promise<void> {
  await build(configOf(folder))
  for (const [page, shell] of Object.entries(PHONE_PAGES)) {
    renameSync(join(folder, entryOf(page)), join(folder, 'shells', `${shell}.html`))
    rmSync(join(folder, page), { recursive: true })
  }
}

function configOf(outDir: string): InlineConfig {
  return {
    root: CLIENT,
    configFile: false,
    cacheDir: resolve(CLIENT, '../.build/vite-phone-pages'),
    logLevel: 'warn',
    publicDir: false,
    plugins: [phoneHead(CLIENT)],
    css: { postcss: { plugins: [plainHue()] } },
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: false,
      manifest: MANIFEST,
      target: OLDEST,
      rolldownOptions: { input: Object.keys(PHONE_PAGES).map((page) => resolve(CLIENT, entryOf(page))) },
      // As in vite.config.ts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  }
}

export function readPhoneManifest(folder: string): BundleManifest {
  return JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as BundleManifest
}

/** All scripts that a page names before it can paint. */
export function scriptsOfPhonePage(manifest: BundleManifest, page: PhonePage): string[] {
  return scriptsFrom(manifest, [entryOf(page)])
}
