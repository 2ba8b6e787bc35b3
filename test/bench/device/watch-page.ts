import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { bundlePage } from '../../conformance/client/bundle-page.ts'

const bundled = new Map<string, Promise<string>>()

/** A script of `page/` that runs in whatever the page loads next, before anything of its own. */
export async function watchPage(page: Page, name: string): Promise<void> {
  const script = bundled.get(name) ?? bundlePage(join(import.meta.dirname, `page/${name}.ts`))
  bundled.set(name, script)
  await page.addInitScript({ content: await script })
}

/** What that script has left under a name, once it is there. */
export async function watched<Value>(page: Page, name: string, msMax: number): Promise<Value> {
  const found = await page.waitForFunction((key) => Reflect.get(globalThis, key), name, { timeout: msMax })
  return (await found.jsonValue()) as Value
}
