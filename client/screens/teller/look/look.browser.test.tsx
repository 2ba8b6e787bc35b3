import { act } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { OutboxRow } from '../../../../sync/outbox/outbox-row.ts'
import { placeWithDevice } from '../../../app/hooks/place-with-device.tsx'
import { localValues } from '../../../app/open-values.ts'
import { setPageLanguage } from '../../../words/page-language.ts'
import { aRow, axeFaults, configuration, counter, id, LookPage, NOW, TODAY } from './a-look-page.tsx'
import { ApartLine } from './apart/apart-line.tsx'
import { LookSheet } from './look-sheet.tsx'
import { PaperRung } from './paper/paper-rung.tsx'
import { WhyLine } from './why/why-line.tsx'

const here = { counter_id: id(3), call_kind: 'next', called_at: NOW, state: 'called' }
const favoured = aRow(50, 10, { ...here, class_id: id(5), head_start_s: 900, order_at: NOW - 25 * 60_000 })
const passed = aRow(48, 20)
const place = placeWithDevice()
const said = () => document.body.textContent?.replaceAll(/[\u2066-\u2069]/g, '') ?? ''
const eventually = (check: () => void) =>
  vi.waitFor(async () => {
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
    check()
  })
const press = (text: string) => {
  const texts = (button: HTMLElement) =>
    [button.textContent, button.ariaLabel].map((each) => each?.replaceAll(/[\u2066-\u2069]/g, '') ?? '')
  const buttons = [...document.querySelectorAll('button')]
  const found =
    buttons.findLast((button) => texts(button).includes(text)) ??
    buttons.findLast((button) => texts(button).some((each) => each.includes(text)))
  return act(async () => found?.click())
}
function type(text: string): Promise<void> {
  return act(async () => {
    const input = document.querySelector<HTMLInputElement>('[role="dialog"] input')
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
    input?.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

beforeEach(() => {
  localValues.removeItem('teller.apart-seen')
  setPageLanguage('en')
  place.device.now = () => NOW
  const tickets = new Map([favoured, passed].map((row) => [row.id, row]))
  place.device.show({ configuration, today: TODAY, tickets, counters: new Map([[counter.id, counter]]) })
})

test('[WY1] why this one is a sentence; who was passed over is told by one press', async () => {
  const show = () =>
    place.show(
      <LookPage>
        <WhyLine ticket={favoured} counter={counter} staffId={id(9)} />
      </LookPage>,
    )
  show()
  expect(said()).toContain('Priority: counts as if 15 min earlier. 1 who came earlier was passed over.')
  await press('Why this one?')
  await eventually(() => expect(said()).toContain('Choose one of them'))
  await press('A-048')
  await eventually(() => expect(said()).toContain('A-050 came 10 min later, but its priority is worth more than that.'))
  await eventually(() => expect(said()).toContain('the server was not there to ask'))
  expect(await axeFaults()).toEqual([])
  act(() => setPageLanguage('ar'))
  await eventually(() => expect(said()).toContain('جاء صاحب A-050 بعده بـ 10 دق'))
})

const event = (ordinal: number, what: string, patch: object) => ({
  ...{ ordinal, what, patch, staff_id: id(9), device_id: null, command_id: null, reason: null },
  ...{ occurred_at: '2026-11-26T09:50:00Z', recorded_at: '2026-11-26T09:59:00Z', flags: ['double_call'], late: true },
})
const answers = {
  [`/api/tickets/${id(50)}`]: {
    ticket: {
      ...favoured,
      queued_at: '2026-11-26T09:50:00Z',
      order_at: '2026-11-26T09:35:00Z',
      called_at: '2026-11-26T10:00:00Z',
    },
    events: [event(1, 'issued', { state: 'waiting' }), event(2, 'called', { state: 'called', counter_id: id(3) })],
  },
}

test('[SE1] [EO3] a number typed in any digits is found at once, and its steps are told with who, where and how late', async () => {
  place.show(
    <LookPage answers={answers}>
      <LookSheet counter={counter} staffId={id(9)} branchId={id(1)} onClose={() => undefined} />
    </LookPage>,
  )
  await type('٥٠')
  expect(said()).toContain('A-050')
  await press('A-050')
  await eventually(() => expect(said()).toContain('Called · counter 1 · you'))
  expect(said()).toContain('Told late, at 10:59')
  expect(said()).toContain('Called at two counters.')
  expect(await axeFaults()).toEqual([])
})

test('[SE2] without lens and server the rows of the tablet are shown, and that is said', async () => {
  place.show(
    <LookPage>
      <LookSheet counter={counter} staffId={id(9)} branchId={id(1)} onClose={() => undefined} />
    </LookPage>,
  )
  await type('a48')
  await eventually(() => expect(said()).toContain('this is what the tablet knows itself'))
  await press('A-048')
  await eventually(() => expect(said()).toContain('how the ticket stands, without its steps'))
  await type('z9')
  await eventually(() => expect(said()).toContain('No ticket like that'))
})

test('[AP1] what was done without connection is told until it was seen, and not while there is none', async () => {
  const at = (ms: number): string => new Date(NOW + ms).toISOString()
  const row = {
    ...{ seq: 1, id: id(90), name: 'call_ticket', kind: 'fact', args: { ticket_id: id(48), counter_id: id(4) } },
    ...{ known_at: at(0), written_at: at(40_000), wall_at: NOW + 40_000, decided_at: NOW + 90_000 },
    ...{ touches: [{ table: 'tickets', id: id(48) }], outcome: { kind: 'applied', flags: ['late', 'double_call'] } },
  } as unknown as OutboxRow
  place.device.outboxRows = async () => [row]
  act(() => place.device.tell({ rung: 'isolated' }))
  place.show(
    <LookPage>
      <ApartLine />
    </LookPage>,
  )
  await eventually(() => expect(said().trim()).toBe(''))
  act(() => place.device.tell({ rung: 'live' }))
  await eventually(() => expect(said()).toContain('1 thing was done without connection. 1 came out differently.'))
  await press('Read the report')
  await eventually(() => expect(said()).toContain('Call this ticket A-048'))
  expect(said()).toContain('Called at two counters.')
  expect(await axeFaults()).toEqual([])
  await press('Close')
  await press('Seen')
  await eventually(() => expect(said()).not.toContain('without connection'))
})

test('[PR1] [PR2] with no queue the next number rolls on, any other is typed, and each is a placeholder of today', async () => {
  const taken: string[] = []
  const commands = {
    takeIn: async ({ number, number_day, proof }: { number: string; number_day: string; proof: string }) => {
      taken.push(`${number} ${number_day} ${proof}`)
      return true
    },
    callTicket: async ({ number }: { number?: string | null }) => void taken.push(`known ${number}`),
  }
  const acts = { once: (_: string, work: () => Promise<unknown>) => void work() }
  place.show(<PaperRung counter={counter} acts={acts} commands={commands as never} onCalled={() => undefined} />)
  await press('Next: A-051')
  for (const digit of ['7', '7']) await press(digit)
  await press('Call A-077')
  for (const digit of ['4', '8']) await press(digit)
  await press('Call A-048')
  expect(taken).toEqual([`A-051 ${TODAY} typed`, `A-077 ${TODAY} typed`, 'known A-048'])
  expect(await axeFaults()).toEqual([])
})
