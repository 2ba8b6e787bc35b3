import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violation = { id: string; nodes: { target: string[] }[] }

/** Where all that is right stands on the page is not asked: to name it takes most of the time. */
const RUN = "axe.run({ resultTypes: ['violations'] }).then((result) => result.violations)"

/** What axe finds: the rule and where. It comes in past the page's own rules for scripts, as a person's extension would. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Fading in, a text has less contrast than it will have. What pulses for ever is not waited for.
  await page.evaluate(
    'Promise.all(document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime !== Infinity).map((each) => each.finished.catch(() => undefined)))',
  )
  await page.evaluate(`(() => { const module = undefined; const exports = undefined; ${axe.source} })()`)
  const violations = (await page.evaluate(RUN)) as Violation[]
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}
