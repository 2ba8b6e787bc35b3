import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { languages } from '../../../sync/words/language.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { aBranch } from './flow/a-branch.ts'
import { atKiosk } from './flow/at-kiosk.tsx'

const kiosk = atKiosk()
const toPress = () => kiosk.place.querySelectorAll('main button').length
beforeEach(() => act(() => setPageLanguage('en')))

test.each(languages)('[NU3] a kiosk without numbers offers nothing to press, and says why, in %s', async (language) => {
  await kiosk.show(aBranch())
  act(() => {
    setPageLanguage(language)
    kiosk.device.tell({ hasNumbers: false })
  })
  expect(toPress()).toBe(0)
  const said = kiosk.place.querySelector('main [role="status"]')?.textContent ?? ''
  expect(said).toContain('no_letter')
  expect(said.replace('no_letter', '').trim()).not.toBe('')
  act(() => kiosk.device.tell({ hasNumbers: true }))
  expect(toPress()).toBeGreaterThan(0)
  expect(kiosk.place.textContent).not.toContain('no_letter')
})

test('[RE5] a service that could not be read is missing among those offered, and nothing else is', async () => {
  const waiting = { state: 'waiting', queue_day: '2026-11-26', number_day: '2026-11-26', service_id: 'unread' }
  const branch = aBranch({ services: [{ key: 'cash', group: 'lost' }], groups: [{ key: 'gone' }] })
  await kiosk.show(branch, { tickets: new Map([['one', waiting as unknown as TicketRow]]) })
  kiosk.press('English')
  expect(kiosk.choices()).toEqual(['Cash'])
  expect(kiosk.place.textContent).toContain('Nobody ahead of you')
})

test('the foot says that tickets keep working only where they do', async () => {
  await kiosk.show(aBranch())
  act(() => kiosk.device.tell({ hasNumbers: false, rung: 'isolated' }))
  expect(kiosk.place.textContent).not.toContain('Tickets keep working')
  act(() => kiosk.device.tell({ hasNumbers: true }))
  expect(kiosk.place.textContent).toContain('Tickets keep working')
})

test('before its configuration has come a kiosk says that it gets ready', async () => {
  await kiosk.show(undefined as unknown as PublishedConfiguration)
  expect(kiosk.place.textContent).toContain('getting ready')
  expect(toPress()).toBe(0)
})
