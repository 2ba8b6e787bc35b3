import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ARRIVAL_KEY_MS, arrivalCode, arrivalKeyDayOf } from '../../sync/arrival/arrival-code.ts'
import { placeWithDevice } from '../app/hooks/place-with-device.tsx'
import { setPageDigits } from '../words/page-digits.ts'
import { setPageLanguage } from '../words/page-language.ts'
import { ArrivalCode } from './arrival-code.tsx'
import { createArrivalMac } from './arrival-mac.ts'

/** The last second of a half minute. */
const NOW = Date.parse('2026-11-27T09:00:29.000Z')
const BRANCH = '019a0000-1111-7222-8333-444455556666'
const keys = [{ day: arrivalKeyDayOf(NOW), key: 'k'.repeat(43) }]
const clock = { at: NOW }

const page = placeWithDevice()
beforeEach(() => {
  setPageLanguage('en')
  clock.at = NOW
})
afterEach(() => vi.restoreAllMocks())

const now = () => clock.at
const address = () => 'https://queue.example.tn'
const arrivalKeys = () => keys
const shown = (own = arrivalKeys) =>
  page.show(<ArrivalCode branchId={BRANCH} publicAddress={address} arrivalKeys={own} now={now} />)
const codeAt = (at: number) => arrivalCode(createArrivalMac(arrivalKeys), at)
const text = () => page.place.textContent?.replace(/[\u2068\u2069]/g, '')

test('[AP1] the code stands there to scan and to type, and another one when its half minute is over', async () => {
  shown()
  const first = await codeAt(NOW)
  await vi.waitFor(() => expect(text()).toContain(`or type ${first}`))
  expect(page.place.querySelector('svg')?.getAttribute('aria-label')).toBe('QR code that confirms your arrival')
  clock.at = NOW + 1_000
  const second = await codeAt(clock.at)
  expect(second).not.toBe(first)
  await vi.waitFor(() => expect(text()).toContain(`or type ${second}`))
})

test('[AP1] the code is typed as it stands, so its digits are those of keyboards whatever the tenant writes', async () => {
  setPageLanguage('ar')
  setPageDigits('arab')
  shown()
  const code = await codeAt(NOW)
  await vi.waitFor(() => expect(page.place.querySelector('bdi')?.textContent).toBe(code))
  setPageDigits('latn')
})

test('[AP3] without a key for today a display shows nothing rather than what the server would refuse', async () => {
  const old = [{ day: arrivalKeyDayOf(NOW - ARRIVAL_KEY_MS), key: 'k'.repeat(43) }]
  for (const own of [() => [], () => old]) {
    shown(own)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(page.place.querySelector('svg')).toBeNull()
  }
})
