import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { setPageLanguage } from '../../words/page-language.ts'
import { AT, aDesk, aTicket, button, page, plain } from './a-desk.tsx'

const desk = aDesk()
beforeEach(() => setPageLanguage('en'))

/** Longer than the desk waits before it is the desk of a paper day. */
const PAPER_MS_MAX = 10_000

test('[PR3] without a queue of today the desk says so, never that nobody waits', async () => {
  desk.open([])
  expect(page()).toContain('Nobody is waiting for this counter.')
  act(() => desk.device.tell({ rung: 'paper' }))
  expect(page()).toContain('This tablet does not know who is waiting today.')
  expect(page()).not.toContain('Nobody is waiting')
})

test('[PR3] and once that has lasted, call next names the number that it will call', async () => {
  desk.open([aTicket(12, 'completed', { called_at: AT })])
  act(() => desk.device.tell({ rung: 'paper' }))
  await expect.poll(() => plain(button(/^Call next/)), { timeout: PAPER_MS_MAX }).toMatch(/A-013$/)
})
