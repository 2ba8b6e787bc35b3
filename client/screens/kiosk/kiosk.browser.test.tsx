import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { languages } from '../../../sync/words/language.ts'
import { DeviceContext } from '../../app/hooks/device-context.ts'
import { createFakeDevice, type FakeDevice } from '../../app/hooks/fake-device.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { Kiosk } from './kiosk.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

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

let device: FakeDevice
let root: Root
let place: HTMLElement
beforeEach(() => {
  device = createFakeDevice()
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
  act(() =>
    root.render(
      <DeviceContext value={device}>
        <Kiosk identity={identity} publicAddress={() => location.origin} />
      </DeviceContext>,
    ),
  )
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
})
const toPress = () => place.querySelectorAll('main button').length

test.each(languages)('[NU3] a kiosk without numbers offers nothing to press, and says why, in %s', (language) => {
  act(() => {
    setPageLanguage(language)
    device.show({ configuration, today: '2026-11-26' })
    device.tell({ hasNumbers: false })
  })
  expect(toPress()).toBe(0)
  const said = place.querySelector('main [role="status"]')?.textContent ?? ''
  expect(said).toContain('no_letter')
  expect(said.replace('no_letter', '').trim()).not.toBe('')
  act(() => device.tell({ hasNumbers: true }))
  expect(toPress()).toBe(1)
  expect(place.textContent).not.toContain('no_letter')
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
    device.show({
      configuration: unread as unknown as PublishedConfiguration,
      today: '2026-11-26',
      tickets: new Map([['one', waiting as unknown as TicketRow]]),
    })
  })
  expect(toPress()).toBe(1)
  expect(place.textContent).toContain('Nobody ahead of you')
})

test('the foot says that tickets keep working only where they do', () => {
  act(() => {
    setPageLanguage('en')
    device.show({ configuration, today: '2026-11-26' })
    device.tell({ hasNumbers: false, rung: 'isolated' })
  })
  expect(place.textContent).not.toContain('Tickets keep working')
  act(() => device.tell({ hasNumbers: true }))
  expect(place.textContent).toContain('Tickets keep working')
})
