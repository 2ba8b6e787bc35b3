import axe from 'axe-core'
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import type { CounterRow, TicketRow } from '../../../../../sync/view/view-rows.ts'
import { setPageLanguage } from '../../../../words/page-language.ts'
import { aBranch, idOf } from '../a-branch.ts'
import { atKiosk } from '../at-kiosk.tsx'
import { recordedParts } from '../speak/recorded-parts.ts'
import { stepToSpeech } from '../speak/what-to-say.ts'

const MINUTE_MS = 60_000
const TODAY = '2026-11-26'
const cash = idOf('cash')
const counter = idOf('c1')
/** A Thursday; the branch closes at half past four, in a zone an hour ahead of UTC. */
const closesAt = Date.parse('2026-11-26T15:30:00Z')

const standing = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] }

/** One counter, five minutes a customer, and so many people in line. */
function aLine(people: number, now: number, settings = {}) {
  const branch = {
    calendar: { hours: { thu: [{ from: '08:00', to: '16:30' }] } },
    clock: [{ from_day: '2000-01-01', zone: 'Africa/Tunis', day_start: '00:00' }],
  }
  const services = [{ key: 'cash', expected_service_s: 300 }]
  const counters = [{ key: 'c1', label: '1', services: ['cash'] }]
  const tickets = Array.from({ length: people }, (_, n) => {
    const at = now - (people - n) * MINUTE_MS
    const row = { ...standing, id: idOf(`t${n}`), state: 'waiting', queue_day: TODAY, number_day: TODAY }
    return [row.id, { ...row, service_id: cash, queued_at: at, order_at: at, head_start_s: 0, legs: [] }] as const
  })
  return {
    configuration: { ...aBranch({ branch, services, counters }), settings },
    tickets: new Map(tickets as unknown as [string, TicketRow][]),
    counters: new Map([
      [counter, { ...standing, id: counter, state: 'open', service_ids: [cash] } as never as CounterRow],
    ]),
  }
}

const kiosk = atKiosk()

async function comeBefore(minutes: number, settings = {}) {
  act(() => setPageLanguage('ar'))
  const now = closesAt - minutes * MINUTE_MS
  const { configuration, ...view } = aLine(12, now, settings)
  kiosk.device.now = () => now
  await kiosk.show(configuration, view)
  kiosk.press('English')
}
/** The estimate comes from its worker a moment after the card. */
const isEstimated = () => act(() => vi.waitFor(() => expect(kiosk.place.textContent).toMatch(/min|too long/)))

test('[KF22] [KF17] near closing the doubt is said before there is a number, and a ticket is given all the same', async () => {
  await comeBefore(30)
  await isEstimated()
  kiosk.press('Cash')
  await kiosk.until('It may not be your turn today')
  expect(kiosk.wishes()).toEqual([])
  expect(kiosk.place.textContent?.replaceAll(/[\u2066-\u2069]/g, '')).toContain(
    'We close at 16:30, and 12 people are ahead of you.',
  )
  const said = stepToSpeech(document).flatMap((each) => recordedParts(each, 'en'))
  expect(said.filter((part) => typeof part === 'string').slice(0, 4)).toEqual([
    ...['kiosk-flow.may_not_be_today', '12', 'ahead_other', 'kiosk-flow.called_while_open'],
  ])
  expect(stepToSpeech(document)[1]?.text.replaceAll(/[\u2066-\u2069]/g, '')).toContain(
    'are ahead of you. With a ticket',
  )
  const { violations } = await axe.run(kiosk.place)
  expect(violations.map(({ id }) => id)).toEqual([])
  kiosk.press('No, go back')
  expect(kiosk.step()).toBe('What can we do for you?')
  kiosk.press('Cash')
  await kiosk.until('It may not be your turn today')
  kiosk.press('Yes, take the ticket')
  expect(kiosk.wishes()).toMatchObject([{ name: 'issue_ticket', args: { service_id: cash } }])
  await kiosk.write('A-013')
  expect(kiosk.place.textContent).toContain('A-013')
})

test('[KF23] the server dead and the line of four minutes ago: the doubt is said by what the kiosk knows', async () => {
  await comeBefore(30, { web_closing_rule: 'refuse' })
  act(() => kiosk.device.tell({ rung: 'isolated', ageMs: 4 * MINUTE_MS }))
  await isEstimated()
  await act(() => vi.waitFor(() => expect(kiosk.place.textContent).not.toContain('too long')))
  kiosk.press('Cash')
  await kiosk.until('It may not be your turn today')
})

test('[KF22] hours before closing nothing stands between the card and the ticket', async () => {
  await comeBefore(240)
  await isEstimated()
  kiosk.press('Cash')
  expect(kiosk.wishes()).toHaveLength(1)
})

test('[KF22] before the estimate has come a ticket is given at once', async () => {
  await comeBefore(30)
  kiosk.press('Cash')
  expect(kiosk.wishes()).toHaveLength(1)
})

test('[KF24] where the tenant refuses, the card says why in place of a ticket', async () => {
  await comeBefore(30, { web_closing_rule: 'refuse' })
  await isEstimated()
  expect(kiosk.choices()).toEqual([])
  expect(kiosk.place.textContent).toContain('The line is too long to reach you today')
})
