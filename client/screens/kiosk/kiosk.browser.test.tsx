import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { languages } from '../../../sync/words/language.ts'
import { placeWithDevice } from '../../app/hooks/place-with-device.tsx'
import { setPageLanguage } from '../../words/page-language.ts'
import { Kiosk } from './kiosk.tsx'

const names = { ar: 'اسم', fr: 'Nom', en: 'Name' }
const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const allDay = [{ from: '00:00', to: '24:00' }]
const configuration = {
  ...{ format: 1, groups: [], classes: [], questions: [], staff_plan: [], words: {}, counters: [] },
  branch: {
    ...{ id: 'branch', slug: 'main', names, languages: [...languages] },
    calendar: { hours: Object.fromEntries(week.map((day) => [day, allDay])) },
    clock: [{ from_day: '2000-01-01', zone: 'UTC', day_start: '00:00' }],
  },
  services: [{ id: 'cash', key: 'cash', prefix: 'A', names, rules: {} }],
} as unknown as PublishedConfiguration
const identity = {
  name: 'kiosk-1',
  kind: 'kiosk',
  tenant: { id: 'tenant', slug: 't', name: names },
} as unknown as IdentityValue

const page = placeWithDevice()
beforeEach(() => page.show(<Kiosk identity={identity} publicAddress={() => location.origin} />))
const toPress = () => page.place.querySelectorAll('main button').length

test.each(languages)('[NU3] a kiosk without numbers offers nothing to press, and says why, in %s', (language) => {
  act(() => {
    setPageLanguage(language)
    page.device.show({ configuration, today: '2026-11-26' })
    page.device.tell({ hasNumbers: false })
  })
  expect(toPress()).toBe(0)
  const said = page.place.querySelector('main [role="status"]')?.textContent ?? ''
  expect(said).toContain('no_letter')
  expect(said.replace('no_letter', '').trim()).not.toBe('')
  act(() => page.device.tell({ hasNumbers: true }))
  expect(toPress()).toBe(1)
  expect(page.place.textContent).not.toContain('no_letter')
})

test('[RE5] a service that could not be read is missing among those offered, and nothing else is', () => {
  const unread = {
    ...configuration,
    groups: [{ key: 'gone' }],
    services: [{ ...configuration.services[0], group: 'lost' }],
  }
  const waiting = { state: 'waiting', queue_day: '2026-11-26', number_day: '2026-11-26', service_id: 'unread' }
  act(() => {
    setPageLanguage('en')
    page.device.show({
      configuration: unread as unknown as PublishedConfiguration,
      today: '2026-11-26',
      tickets: new Map([['one', waiting as unknown as TicketRow]]),
    })
  })
  expect(toPress()).toBe(1)
  expect(page.place.textContent).toContain('Nobody ahead of you')
})

test('the foot says that tickets keep working only where they do', () => {
  act(() => {
    setPageLanguage('en')
    page.device.show({ configuration, today: '2026-11-26' })
    page.device.tell({ hasNumbers: false, rung: 'isolated' })
  })
  expect(page.place.textContent).not.toContain('Tickets keep working')
  act(() => page.device.tell({ hasNumbers: true }))
  expect(page.place.textContent).toContain('Tickets keep working')
})
