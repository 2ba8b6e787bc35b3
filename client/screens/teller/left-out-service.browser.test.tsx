import { beforeEach, expect, test } from 'vitest'
import { readConfiguration } from '../../../sync/view/read-configuration.ts'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { placeWithDevice } from '../../app/hooks/place-with-device.tsx'
import { setPageLanguage } from '../../words/page-language.ts'
import { CurrentTicket } from './current-ticket.tsx'
import { QueuePanel } from './queue-panel.tsx'

const TODAY = '2026-11-26'
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const [CASH, GOLD, COUNTER] = [id(2), id(4), id(3)]
const names = { ar: 'x', fr: 'x', en: 'Cash desk' }
/** As a newer server may publish it: this version cannot read the second service, which everything else still names. */
const document = {
  format: 1,
  branch: {
    ...{ id: id(1), slug: 'harbour', names, languages: ['en'], calendar: { hours: {} } },
    clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  },
  ...{ groups: [], classes: [] },
  services: [
    { id: CASH, key: 'cash', prefix: 'A', names },
    { id: GOLD, key: 'gold', prefix: 'Ж', names },
  ],
  questions: [{ id: id(9), key: 'why', names, options: [{ names, service: 'gold' }] }],
  counters: [{ id: COUNTER, key: 'c1', label: '1', names, services: ['cash', 'gold'] }],
}
const ticket = (n: number, service_id: string | undefined): TicketRow => ({
  ...{ id: id(n), number: `A-0${n}`, state: 'waiting', queue_day: TODAY, order_at: n, queued_at: 0 },
  ...{ class_id: id(77), standing: 'confirmed', pendingCommands: [], unfitCommands: [] },
  ...(service_id === undefined ? {} : { service_id }),
})
const waiting = [ticket(11, CASH), ticket(12, GOLD), ticket(13, undefined)]
const counter = {
  ...{ id: COUNTER, label: '1', state: 'open', service_ids: [CASH, GOLD] },
  ...{ standing: 'confirmed', pendingCommands: [], unfitCommands: [] },
} as unknown as CounterRow

const page = placeWithDevice()
const { show } = page
beforeEach(() => {
  setPageLanguage('en')
  const { configuration } = readConfiguration(document)
  expect(configuration?.services.map(({ key }) => key)).toEqual(['cash'])
  page.device.show({ configuration, today: TODAY, tickets: new Map(waiting.map((row) => [row.id, row])) })
})
const unused = {} as never

test('[RE5] a line shows those who wait for a service that could not be read, without its name', () => {
  show(
    <div style={{ height: '600px', display: 'flex' }}>
      <QueuePanel counter={counter} setAside={[]} isKnown acts={unused} commands={unused}>
        {null}
      </QueuePanel>
    </div>,
  )
  const filters = [...page.place.querySelectorAll('[role="radio"], [aria-pressed]')].map(
    ({ textContent }) => textContent,
  )
  expect(filters.filter((each) => each?.includes('Cash desk'))).toEqual(['Cash desk 1'])
  expect(filters[0]).toContain('2')
})

test.each(waiting)('[RE5] a ticket is shown at the counter whatever is known of its service: $number', (row) => {
  show(<CurrentTicket ticket={{ ...row, state: 'serving' }} />)
  expect(page.place.querySelector('h2')?.textContent).toBe(row.number)
  expect(page.place.textContent?.includes('Cash desk')).toBe(row.service_id === CASH)
})
