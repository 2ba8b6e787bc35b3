import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Violation = { id: string; nodes: { target: string[] }[] }

/** What axe finds: the rule and where. It comes in past the page's own rules for scripts, as a person's extension would. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Fading in, a text has less contrast than it will have.
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined)))')
  await page.evaluate(`(() => { const module = undefined; const exports = undefined; ${AXE} })()`)
  const violations = (await page.evaluate('axe.run().then((result) => result.violations)')) as Violation[]
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}
