import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { originalOf, type PrintJob } from '../../../../printer/spool/print-job.ts'
import { printerWordsIn } from '../../../../printer/words/printer-words-in.ts'
import { languages } from '../../../../sync/words/language.ts'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { setPageLanguage } from '../../../words/page-language.ts'
import { createFakePaper, type FakePaper, quietPrinting } from './fake-paper.ts'
import { WithPrinting } from './paper-context.tsx'
import { PrinterSection } from './printer-section.tsx'

const page = placeWithDevice()
let paper: FakePaper
const sign = async () => 'https://bank.example'
const failed = { ...originalOf('8', 1), state: 'failed', reason: 'paper_out', ended_at: 2 } as PrintJob
const unknown = { ...originalOf('7', 1), state: 'unknown', reason: 'unplugged', ended_at: 2 } as PrintJob

beforeEach(() => {
  setPageLanguage('en')
  paper = createFakePaper()
  page.show(
    <WithPrinting value={{ ...quietPrinting, paper, sign }}>
      <PrinterSection />
    </WithPrinting>,
  )
})
const says = () => page.place.textContent ?? ''
const press = (name: string) =>
  act(async () => {
    const button = [...page.place.querySelectorAll('button')].find(({ textContent }) => textContent === name)
    if (button === undefined) throw new Error(`there is no button ${name}`)
    button.click()
  })

test.each(languages)('[WD1] what the printer needs is said in words that a guard understands, in %s', (language) => {
  const words = printerWordsIn(language)
  act(() => {
    setPageLanguage(language)
    paper.show({ printer: { kind: 'not_paired' } })
  })
  expect(says()).toContain(words.guard.not_paired.happened)
  expect(says()).toContain(words.guard.not_paired.todo)
  expect(says()).toContain(words.staff.actions.pair)
  const { printer } = createFakePaper().status()
  act(() => paper.show({ printer, spool: { isLeading: true, stop: 'unreliable', missing: [], unsettled: [] } }))
  expect(says()).toContain(words.guard.unreliable.happened)
})

test('[SL8] [SL4] what is missing is counted and printed by a press, what nobody knows is settled or copied', async () => {
  await act(async () => paper.show({ spool: { isLeading: true, missing: [failed], unsettled: [unknown] } }))
  await expect.poll(says).toContain('A-07')
  expect(says()).toContain('Tickets that were not printed: 1')
  await press('Print the missing tickets')
  await press('Done')
  await press('Print a copy')
  expect(paper.asked).toEqual(['paper changed', 'settle 7', 'copy 7'])
  expect(says()).toContain('It is coming out of the printer now.')
})

test('[PO1] pairing, a test print and the last ticket again are one press each, and what came of it is said', async () => {
  await press('Choose the printer')
  expect(says()).toContain('TM-T20')
  await press('Test print')
  paper.answer({ kind: 'refused', reason: 'too_many' })
  await press('Print the last ticket again')
  expect(says()).toContain('This ticket has been printed too often.')
  paper.answer(undefined)
  await press('Print the last ticket again')
  expect(says()).toContain('No ticket has been printed here yet.')
  expect(paper.asked).toEqual(['pair', 'test', 'copy last', 'copy last'])
})

test('[SL12] in a window that does not have the printer nothing of it can be pressed', () => {
  act(() => paper.show({ spool: { isLeading: false, missing: [], unsettled: [] } }))
  expect(says()).toContain('Another window')
  expect(page.place.querySelectorAll('button').length).toBe(0)
})

test('[KP4] the profile is one that the printer understands', () => {
  expect(page.place.querySelector('button[aria-haspopup="listbox"]')?.textContent).toContain('ESC/POS, 80 mm')
})
