import { act } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import { toBase64url } from '../../../../printer/record/base64url.ts'
import { signedAddress } from '../../../../printer/record/sign-record.ts'
import type { TicketRecord } from '../../../../printer/record/ticket-record.ts'
import { readConfiguration } from '../../../../sync/view/read-configuration.ts'
import type { CounterRow, TicketRow } from '../../../../sync/view/view-rows.ts'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { type Page, PageContext } from '../../../app/page.ts'
import { createNotices, type Notices } from '../../../design/notices.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import type { DeskCommands } from '../use-desk.ts'
import { type TakePaper, useTakePaper } from './use-take-paper.ts'

const NOW = Date.UTC(2026, 10, 26, 10, 0)
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const record: TicketRecord = {
  ticketId: id(11),
  branchId: id(1),
  deviceId: id(12),
  numberDay: '2026-11-26',
  number: 'A-048',
  issuedAt: NOW,
}
const names = { ar: 'x', fr: 'x', en: 'Cash desk' }
const { configuration } = readConfiguration({
  format: 1,
  branch: {
    ...{ id: record.branchId, slug: 'harbour', names, languages: ['en'], calendar: { hours: {} } },
    clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  },
  ...{ groups: [], classes: [], questions: [] },
  services: [{ id: id(2), key: 'cash', prefix: 'A', names }],
  counters: [{ id: id(3), key: 'c1', label: '1', names, services: ['cash'] }],
})
const counter = { id: id(3), tenant_id: id(9), state: 'open' } as unknown as CounterRow
const ticket = (state: string): [string, TicketRow] => [
  record.ticketId,
  { id: record.ticketId, number: record.number, number_day: record.numberDay, state } as unknown as TicketRow,
]
/** By a kiosk that is not known here. */
const address = await signedAddress('https://x/t/token', record, async () => toBase64url(new Uint8Array(64)))

const place = placeWithDevice()
let notices: Notices
let paper: TakePaper | undefined
const called: string[] = []
let isWritten = true

beforeEach(() => {
  setPageLanguage('en')
  notices = createNotices()
  called.length = 0
  isWritten = true
  place.device.now = () => NOW
  place.device.show({ today: record.numberDay, configuration })
  const commands = {
    callTicket: async ({ number }) => void called.push(`call ${number}`),
    takeIn: async ({ number, proof }) => {
      if (isWritten) called.push(`${proof} ${number}`)
      return isWritten
    },
  } as Pick<DeskCommands, 'callTicket' | 'takeIn'> as DeskCommands
  const acts = { once: (_: string, work: () => Promise<unknown>) => void work() } as never
  function Desk() {
    paper = useTakePaper({ counter, acts, commands, onTurnTo: (to) => called.push(`turn ${to}`) })
    return <p>{paper.fault}</p>
  }
  place.show(
    <PageContext value={{ notices } as unknown as Page}>
      <Desk />
    </PageContext>,
  )
})
const eventually = (check: () => void) =>
  vi.waitFor(async () => {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)))
    check()
  })
const scan = (text: string) => act(() => paper?.scanned(text))
const told = () => place.place.textContent

test('[RC10] a paper that cannot be checked is taken in, and that is said', async () => {
  scan(address)
  await eventually(() => expect(called).toEqual(['unverified A-048', 'turn undefined']))
  expect(notices.current()).toMatchObject([{ tone: 'called', text: expect.stringContaining('not known here yet') }])
  expect(told()).toBe('')
})

test('[OB5] what was not written down is not said to be taken in', async () => {
  isWritten = false
  scan(address)
  await eventually(() => expect(told()).toBe(''))
  expect([called, notices.current()]).toEqual([[], []])
})

test('[RC14] a paper that was served already says so, and what became of it', async () => {
  place.device.show({ tickets: new Map([ticket('completed')]) })
  scan(address)
  await eventually(() =>
    expect(told()).toMatch(/^This ticket was taken in already\. .*A-048.* cannot be called any more/),
  )
  expect(called).toEqual([])
})

test('[RC14] one that waits is called', async () => {
  place.device.show({ tickets: new Map([ticket('waiting')]) })
  scan(address)
  await eventually(() => expect(called).toEqual(['call A-048', 'turn undefined']))
})

test('[RC9] what is refused is told, its number behind, until it is forgotten', async () => {
  place.device.now = () => NOW + 86_400_000
  scan(address)
  await eventually(() => expect(told()).toMatch(/^This ticket is from another day\. .* \(\u2068A-048\u2069\)$/))
  scan(address.slice(0, -20))
  await eventually(() => expect(told()).toContain('not read to its end'))
  act(() => paper?.garbled())
  expect(told()).toContain('another keyboard')
  act(() => paper?.forget())
  expect(told()).toBe('')
})
