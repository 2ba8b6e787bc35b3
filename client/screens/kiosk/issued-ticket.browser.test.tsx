import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { printerWordsIn } from '../../../printer/words/printer-words-in.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { tenantId } from '../../../sync/ids.ts'
import { languages } from '../../../sync/words/language.ts'
import { placeWithDevice } from '../../app/hooks/place-with-device.tsx'
import { createIdle } from '../../app/idle.ts'
import { type Page, PageContext } from '../../app/page.ts'
import { aDecidedIssue } from '../../device/printing/an-issue.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { IssuedTicket } from './issued-ticket.tsx'
import { createFakePaper, type FakePaper, quietPrinting } from './printing/fake-paper.ts'
import { WithPrinting } from './printing/paper-context.tsx'
import { WARNED_MS } from './printing/use-return.ts'
import { PutAwayContext } from './staff/put-away.ts'
import { ticketOf } from './ticket-of.ts'

const names = { ar: 'اسم', fr: 'Nom', en: 'Name' }
const configuration = {
  branch: { clock: [{ from_day: '2000-01-01', zone: 'UTC', day_start: '00:00' }] },
  services: [{ id: aDecidedIssue.row.args.service_id, names }],
} as unknown as PublishedConfiguration
const tenant = tenantId.parse('00000000-0000-4000-8000-0000000000aa')
const ticket = ticketOf(aDecidedIssue.row, tenant, 'https://bank.example', { ahead: 0, issuedAt: 5 })
const id = ticket.facts.ticketId

const page = placeWithDevice()
let paper: FakePaper | undefined
let closed = 0
let takenIds: string[] = []
const taken = async (ticketId: string): Promise<void> => void takenIds.push(ticketId)
beforeEach(() => {
  vi.useFakeTimers()
  setPageLanguage('en')
  closed = 0
  takenIds = []
  paper = createFakePaper()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const onClose = (): void => {
  closed += 1
}
function show(isPutAway = false): void {
  const issued = <IssuedTicket ticket={ticket} configuration={configuration} onClose={onClose} />
  page.show(
    <PageContext value={{ idle: createIdle() } as unknown as Page}>
      <WithPrinting value={{ ...quietPrinting, paper, sign: async () => ticket.address, taken }}>
        <PutAwayContext value={isPutAway}>{issued}</PutAwayContext>
      </WithPrinting>
    </PageContext>,
  )
}
const says = () => page.place.textContent ?? ''
const kind = () => page.place.querySelector('[data-paper]')?.getAttribute('data-paper')
const press = (name: string) =>
  act(async () => {
    const button = [...page.place.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    button?.click()
  })
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

test('[KP6] without a printer the code is the ticket, and who has seen it gets no paper later', async () => {
  paper?.show({ printer: { kind: 'not_paired' } })
  show()
  expect(kind()).toBe('screen')
  expect(says()).toContain('A-048')
  await press('Done')
  expect([closed, takenIds]).toEqual([1, [id]])
})

test('[KP6] before printing is open nothing is waited for, and who has taken the code gets no paper when it opens', async () => {
  paper = undefined
  show()
  expect(kind()).toBe('screen')
  await press('Done')
  expect([closed, takenIds]).toEqual([1, [id]])
})

test('[KP6] printed is said once it was', async () => {
  show()
  expect(says()).toContain('Your ticket is printing')
  act(() => paper?.tell({ kind: 'printed' }))
  expect(says()).toContain('Please take your ticket')
  await press('Done')
  expect(takenIds).toEqual([])
})

test.each(languages)('[KP6] without paper the code is there with what to do, in %s', async (language) => {
  setPageLanguage(language)
  show()
  act(() => paper?.tell({ kind: 'no_paper', reason: 'paper_out' }))
  vi.useRealTimers()
  const { happened, todo } = printerWordsIn(language).customer.no_paper
  await expect.poll(says).toContain(happened)
  expect(says()).toContain(todo)
  await expect.poll(() => page.place.querySelectorAll('svg[role="img"]').length).toBe(1)
})

test('[KP6] who says that they have it gets no paper later; who leaves without a word may', async () => {
  show()
  act(() => paper?.tell({ kind: 'maybe_paper', reason: 'unplugged' }))
  await pass(60_000)
  await pass(WARNED_MS)
  expect([closed, takenIds]).toEqual([1, []])
  await press('I have it')
  expect(takenIds).toEqual([id])
})

/** Counts the tones that would be heard. */
const countTones = (): (() => number) => {
  const tones = vi.spyOn(AudioContext.prototype, 'createOscillator')
  return () => tones.mock.calls.length
}

test('[KP7] the way back is said by sight and sound twenty seconds before, and one press puts it off', async () => {
  const tones = countTones()
  show()
  act(() => paper?.tell({ kind: 'printed' }))
  await pass(9_999)
  expect(tones()).toBe(0)
  await pass(1)
  expect(says()).toContain('This goes away in a moment.')
  expect(tones()).toBe(2)
  await pass(WARNED_MS - 1)
  expect(closed).toBe(0)
  await press('Keep it here')
  expect(says()).not.toContain('This goes away in a moment.')
  await pass(10_000)
  expect([closed, tones()]).toEqual([0, 4])
  await pass(WARNED_MS)
  expect(closed).toBe(1)
})

test('[KF14] while staff are before the screen the time of a ticket stands still, and begins anew afterwards', async () => {
  paper?.show({ printer: { kind: 'not_paired' } })
  show()
  await pass(20_000)
  await pass(WARNED_MS - 1_000)
  show(true)
  await pass(10 * 60_000)
  expect([closed, takenIds]).toEqual([0, []])
  show()
  await pass(20_000)
  await pass(WARNED_MS - 1_000)
  expect(closed).toBe(0)
  await pass(2_000)
  expect([closed, takenIds]).toEqual([1, [id]])
})
