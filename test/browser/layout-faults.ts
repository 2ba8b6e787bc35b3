import type { Page } from 'playwright-core'

/** What a person sees at once: a page that is wider than its window, or text that is cut off. */
export async function layoutFaults(page: Page): Promise<string[]> {
  return (await page.evaluate(`(() => {
    const faults = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) faults.push('wider than its window: ' + root.scrollWidth)
    for (const element of document.querySelectorAll('h1, h2, h3, p, a, button, label, li, output')) {
      const { overflowX } = getComputedStyle(element)
      if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0 && overflowX !== 'auto' && getComputedStyle(element).display !== 'inline') {
        faults.push('cut off: ' + element.tagName + ' ' + element.textContent.slice(0, 60))
      }
    }
    return faults
  })()`)) as string[]
}
