import axe from 'axe-core'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setPageLanguage } from '../../../../words/page-language.ts'
import { aBranch } from '../a-branch.ts'
import { atKiosk } from '../at-kiosk.tsx'

const kiosk = atKiosk()
beforeEach(async () => {
  act(() => setPageLanguage('en'))
  await kiosk.show(aBranch())
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
  kiosk.press('English')
})
afterEach(() => {
  vi.useRealTimers()
})
const wait = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1_000))
const warning = () => document.querySelector('[role="alertdialog"]')?.textContent ?? ''

test('[KF11] a silent customer is warned with the seconds that are left, then forgotten', async () => {
  await wait(44)
  expect(warning()).toBe('')
  await wait(2)
  // The part that warns is loaded when it is first needed.
  await vi.waitFor(() => expect(warning()).toContain('Do you need more time?'))
  expect(warning()).toMatch(/2\d seconds/)
  await wait(31)
  expect(warning()).toBe('')
  expect(kiosk.step()).toBe('مصرف')
})

test('[KF11] one big button refuses it, again and again', async () => {
  for (const silent of [46, 92, 182, 182]) {
    await wait(silent)
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('I need more time'))
    kiosk.press('I need more time')
    await wait(1)
    await vi.waitFor(() => expect(warning()).toBe(''))
  }
  expect(kiosk.step()).toBe('What can we do for you?')
})

test.each(['ar', 'fr', 'en'] as const)(
  '[KF17] the warning is without a fault that axe-core finds, %s',
  async (language) => {
    act(() => setPageLanguage(language))
    await wait(46)
    await vi.waitFor(() => expect(warning()).not.toBe(''))
    const { violations } = await axe.run('[role="alertdialog"]', { resultTypes: ['violations'] })
    expect(violations.map(({ id }) => id)).toEqual([])
  },
)

test('[KF11] a touch or a key before the warning is a sign of life', async () => {
  await wait(40)
  act(() => void document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true })))
  await wait(40)
  kiosk.key('ArrowDown')
  await wait(40)
  expect(warning()).toBe('')
})

test('[KF11] nobody there, nobody is warned', async () => {
  kiosk.press('Start again')
  await wait(300)
  expect(warning()).toBe('')
  expect(kiosk.step()).toBe('مصرف')
})
