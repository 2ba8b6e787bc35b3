import type { Page } from 'playwright-core'
import type { Language } from '../../../sync/words/language.ts'
import { openTab } from '../../browser/open-tab.ts'
import type { Hall } from './hall.ts'

const WALL = { width: 1_920, height: 1_080 }
const HEARD = 'blesaf.display.heard'

/** What a display has handed to its voice: the ticket, the moment of its call, and the moment at which it was said. */
export type Said = { readonly key: string; readonly calledAt: number; readonly saidAt: number }

export async function openDisplayOf(hall: Hall, language: Language): Promise<Page> {
  const context = await hall.machine()
  await context.addInitScript(LISTEN)
  const { page } = await openTab(context, hall.at('display-1', language), WALL)
  await page.waitForURL('**/display')
  return page
}

export const lastCall = (page: Page): Promise<string> => page.locator('[data-last-call]').innerText()

/** The line of a counter on the board. */
export const lineOf = (page: Page, label: string): Promise<string> =>
  page
    .getByRole('listitem')
    .filter({ has: page.locator('bdi').first().getByText(label, { exact: true }) })
    .first()
    .innerText()

/** In whichever language the board speaks at this moment. */
export const isClosedBoard = (page: Page): Promise<void> => page.locator('main[data-closed]').waitFor()

export async function saidBy(page: Page): Promise<readonly Said[]> {
  const written = await page.evaluate<{ at: number; text: string }[]>('globalThis.heardByTest ?? []')
  const said = new Map<string, Said>()
  for (const { at, text } of written) {
    const { calls } = JSON.parse(text) as { calls: [string, number][] }
    for (const [key, calledAt] of calls) {
      const id = `${key} ${calledAt}`
      if (!said.has(id)) said.set(id, { key, calledAt, saidAt: at })
    }
  }
  return [...said.values()]
}

/** Each time that the display writes down what it has announced. */
const LISTEN = `(() => {
  globalThis.heardByTest = []
  const put = Storage.prototype.setItem
  Storage.prototype.setItem = function (key, text) {
    if (key === '${HEARD}') globalThis.heardByTest.push({ at: Date.now(), text })
    return put.call(this, key, text)
  }
})()`
