import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { plainSay } from '../../../client/phone-page/plain-say.ts'
import type { ticketPageEn } from '../../../client/words/ticket-page/en.ts'
import { ticketPageWords } from '../../../client/words/ticket-page/ticket-page-words.ts'
import type { Language } from '../../../sync/words/language.ts'
import { openTab } from '../../browser/open-tab.ts'
import type { Hall } from './hall.ts'

const PHONE = { width: 390, height: 844 }
const SEEN = { timeout: 40_000, interval: 500 }

export type Phone = ReturnType<typeof phoneOf>

/** The address in the code of a ticket, at the host where phones reach this server. */
export async function scanByPhone(hall: Hall, context: BrowserContext, address: string, language: Language) {
  const here = address.replace(/^https?:\/\/[^/]+/, hall.server.base).replace('#', `?lang=${language}#`)
  const { page } = await openTab(context, here, PHONE)
  return phoneOf(page, language)
}

function phoneOf(page: Page, language: Language) {
  const say = plainSay<typeof ticketPageEn>(ticketPageWords[language], language)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  /** As when it is taken out of the pocket: the page asks at once. */
  const look = () => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

  return {
    ...{ page, say },
    says: (text: string) =>
      expect
        .poll(() => look().then(() => page.getByRole('status').or(page.getByRole('alert')).allTextContents()), SEEN)
        .toContainEqual(expect.stringContaining(text)),
    shows: (number: string) => page.getByText(number, { exact: true }).waitFor(),
    async leave(): Promise<void> {
      await press(say('more'))
      await press(say('leave'))
      await press(say('leave_yes'))
    },
    async letOnePass(): Promise<void> {
      await press(say('more'))
      await press(say('let_single'))
    },
  }
}
