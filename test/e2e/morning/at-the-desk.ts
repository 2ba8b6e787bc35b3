import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { sayIn } from '../../../client/words/say-in.ts'
import { tellerWords } from '../../../client/words/teller/teller-words.ts'
import { tellerActsWords } from '../../../client/words/teller-acts/teller-acts-words.ts'
import { tellerApartWords } from '../../../client/words/teller-apart/teller-apart-words.ts'
import type { Language } from '../../../sync/words/language.ts'
import { wordsIn } from '../../../sync/words/words-in.ts'
import { openTab } from '../../browser/open-tab.ts'
import { TABLET } from '../at-the-counter.ts'
import { type ServiceKey, serviceNames } from './branch.ts'
import type { Hall } from './hall.ts'

const SEEN_MS_MAX = { timeout: 40_000 }

/** Somebody at a counter, with a tablet whose line may be cut. */
export type Desk = Awaited<ReturnType<typeof openDesk>>

export async function openDesk(hall: Hall, n: number, language: Language) {
  const context = await hall.machine()
  const { page } = await openTab(context, hall.at(`teller-${n}`, language), TABLET)
  const say = sayIn(tellerWords, language)
  await page.waitForURL('**/teller')
  const tellers = page.locator('section').filter({ hasText: say('demo_sign_in') })
  await tellers
    .getByRole('button')
    .nth(n - 1)
    .click()
  await page.getByRole('heading', { name: say('choose_counter') }).waitFor()
  const counter = page.getByRole('listitem').getByRole('button', { name: say('counter', { label: String(n) }) })
  await counter.click()
  await page.getByRole('textbox', { name: say('take_in') }).waitFor()
  return deskOf(context, page, language)
}

function deskOf(context: BrowserContext, page: Page, language: Language) {
  const say = sayIn(tellerWords, language)
  const { states, flags, commands } = wordsIn(language)
  const article = page.getByRole('article')
  const here = (): Promise<string> => article.getByRole('heading').innerText()
  const isHere = (number: string) => expect.poll(here, SEEN_MS_MAX).toBe(number)
  const isGone = (number: string) => article.filter({ hasText: number }).waitFor({ state: 'detached' })

  return {
    ...{ page, here, isHere },
    setOffline: (isOffline: boolean) => context.setOffline(isOffline),
    /** By the foot pedal: whoever stands at the counter then. */
    async callNext(): Promise<string> {
      const before = (await article.count()) === 0 ? '' : await here()
      await page.keyboard.press('F1')
      await expect.poll(() => article.count(), SEEN_MS_MAX).toBe(1)
      await expect.poll(here, SEEN_MS_MAX).not.toBe(before)
      return here()
    },
    async serve(): Promise<void> {
      await page.keyboard.press('F2')
      await article.getByText(states.serving, { exact: true }).waitFor()
    },
    async finish(): Promise<void> {
      const number = await here()
      await page.keyboard.press('F3')
      await isGone(number)
    },
    async type(number: string): Promise<void> {
      await page.getByRole('textbox', { name: say('take_in') }).fill(number)
      await page.keyboard.press('Enter')
    },
    async transfer(number: string, service: ServiceKey): Promise<void> {
      await page.keyboard.press('F9')
      const dialog = page.getByRole('dialog', { name: sayIn(tellerActsWords, language)('transfer_title', { number }) })
      await dialog.getByText(serviceNames(service)[language]).click()
      await isGone(number)
    },
    /** Nothing that was done here waits for the authority. */
    isConfirmed: () =>
      expect.poll(() => page.getByRole('img', { name: say('pending'), exact: true }).count(), SEEN_MS_MAX).toBe(0),
    says: (text: string) => page.getByText(text).first().waitFor(),
    isCheckedByPaper: (number: string) => page.getByText(say('check_paper', { number })).first().waitFor(),
    wasTakenIn: (number: string) => page.getByText(say('took_in', { number })).first().waitFor(),
    /** What came of the work without a line, opened and read, and put away. */
    async readReport(): Promise<string> {
      const sayApart = sayIn(tellerApartWords, language)
      await page.getByRole('button', { name: sayApart('see') }).click()
      const report = page.getByRole('dialog', { name: sayApart('report_title') })
      await report.getByRole('listitem').first().waitFor()
      const text = await report.innerText()
      await page.keyboard.press('Escape')
      const line = page.getByRole('region', { name: sayApart('report_title') })
      await line.getByRole('button', { name: sayApart('seen'), exact: true }).click()
      return text
    },
    alsoAt: (label: string): string => sayIn(tellerApartWords, language)('double_with', { label }),
    doubleCall: flags.double_call,
    /** How many wait for a service, as the queue says it. */
    async waiting(service: ServiceKey): Promise<number> {
      const toggle = page.getByRole('radio', { name: serviceNames(service)[language] })
      return Number(await toggle.locator('bdi').innerText())
    },
    async close(): Promise<void> {
      await page.getByRole('button', { name: commands.close_counter, exact: true }).click()
      await page.getByText(say('state_closed'), { exact: true }).first().waitFor()
    },
  }
}
