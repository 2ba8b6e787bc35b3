import type { BrowserContext, Page } from 'playwright-core'
import { kioskWords } from '../../../client/words/kiosk/kiosk-words.ts'
import { kioskFlowWords } from '../../../client/words/kiosk-flow/kiosk-flow-words.ts'
import { kioskPaperWords } from '../../../client/words/kiosk-paper/kiosk-paper-words.ts'
import { sayIn } from '../../../client/words/say-in.ts'
import type { Language } from '../../../sync/words/language.ts'
import { openTab } from '../../browser/open-tab.ts'
import { eventually } from '../../jobs/eventually.ts'
import { beginIn, KIOSK } from '../at-the-counter.ts'
import { readTable } from '../page-disk.ts'
import { type ServiceKey, serviceNames } from './branch.ts'
import type { Hall } from './hall.ts'

const CUT_OFF_MS_MAX = 40_000

export async function openKioskOf(hall: Hall, n: number, machine?: BrowserContext): Promise<Page> {
  const { page } = await openTab(machine ?? (await hall.machine()), hall.at(`kiosk-${n}`, 'fr'), KIOSK)
  await page.waitForURL('**/kiosk')
  return page
}

export const isInvitedIn = (page: Page, language: Language): Promise<void> =>
  page.getByText(sayIn(kioskWords, language)('touch')).waitFor()

export const cardOf = (page: Page, language: Language, service: ServiceKey) =>
  page.locator('main [data-choice]').filter({ hasText: serviceNames(service)[language] })

export async function chooseAt(page: Page, language: Language, service: ServiceKey): Promise<void> {
  await cardOf(page, language, service)
    .click()
    .catch(async (cause: Error) => {
      const text = await page.locator('body').innerText()
      throw new Error(`no ${service} in ${language}; the screen says: ${text}`, { cause })
    })
}

/** A customer who reads this language: the number that stands on the screen, whoever prints it. */
export async function takeTicketIn(page: Page, language: Language, service: ServiceKey): Promise<string> {
  await beginIn(page, language)
  await chooseAt(page, language, service)
  return takeAway(page, language)
}

/** With the code of an appointment: the number, and what is said of the appointment. */
export async function checkInAt(
  page: Page,
  language: Language,
  code: string,
): Promise<{ readonly number: string; readonly isFound: boolean }> {
  await beginIn(page, language)
  await page.getByRole('button', { name: sayIn(kioskWords, language)('appointment') }).click()
  await page.getByRole('heading', { name: sayIn(kioskFlowWords, language)('your_code') }).waitFor()
  await page.keyboard.type(code, { delay: 80 })
  await page.getByRole('button', { name: sayIn(kioskFlowWords, language)('check_in') }).click()
  const found = page.getByText(sayIn(kioskFlowWords, language)('kept'))
  await found.waitFor()
  return { isFound: await found.isVisible(), number: await takeAway(page, language) }
}

async function takeAway(page: Page, language: Language): Promise<string> {
  const say = sayIn(kioskPaperWords, language)
  await page.getByRole('heading', { name: say('your_number') }).waitFor()
  await page.locator('[data-paper="printed"], [data-paper="screen"]').waitFor()
  const number = await page.locator('main output').innerText()
  await page.getByRole('button', { name: say('done'), exact: true }).click()
  await isInvitedIn(page, language)
  return number
}

/** Whoever pressed as the kiosk died may have a ticket by now: printed since, or before them again with its code. */
export async function takeWhatWasCutOff(page: Page): Promise<void> {
  const jobs = () => readTable(page, 'prints')
  const isKnown = async () => (await jobs()).every(({ state }) => state !== 'queued' && state !== 'sending')
  await eventually('it is known what was cut off', isKnown, CUT_OFF_MS_MAX)
  if (!(await jobs()).some(({ reason, closed }) => reason === 'crashed' && closed === undefined)) return
  await page.locator('main output').waitFor()
  await page.locator('main section button').last().click()
}

/** What a kiosk says of how many are before whoever comes now. */
export async function saysAhead(page: Page, language: Language, service: ServiceKey, count: number): Promise<boolean> {
  const say = sayIn(kioskWords, language)
  const text = await cardOf(page, language, service).innerText()
  const wanted = count === 0 ? [say('nobody_ahead')] : [say('ahead', { count }), say('count_ahead', { count })]
  return wanted.some((each) => text.includes(each))
}

export const startAgain = (page: Page, language: Language): Promise<void> =>
  page
    .getByRole('button', { name: sayIn(kioskWords, language)('start_again') })
    .first()
    .click()
