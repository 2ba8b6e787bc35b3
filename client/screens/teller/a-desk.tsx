import { act } from 'react'
import type { View } from '../../../sync/device/device.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { readConfiguration } from '../../../sync/view/read-configuration.ts'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { placeWithDevice } from '../../app/hooks/place-with-device.tsx'
import { type Page, PageContext } from '../../app/page.ts'
import { createNotices, type Notices } from '../../design/notices.ts'
import { Desk } from './desk.tsx'

const TODAY = '2026-11-26'
export const AT = Date.UTC(2026, 10, 26, 10, 0)
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const [CASH, LOANS, GOLD] = [id(2), id(3), id(4)]
export const [HERE, OTHER, THIRD] = [id(11), id(12), id(13)]
export const [ME, COLLEAGUE] = [id(21), id(22)]
const named = (text: string) => ({ ar: `${text} ع`, fr: `${text} fr`, en: text })

export function aConfiguration(more: object = {}): NonNullable<View['configuration']> {
  const { configuration } = readConfiguration({
    format: 1,
    branch: {
      ...{ id: id(1), slug: 'harbour', names: named('Harbour'), languages: ['en'], calendar: { hours: {} } },
      clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
    },
    ...{ groups: [], classes: [], questions: [] },
    services: [
      { id: CASH, key: 'cash', prefix: 'A', names: named('Cash desk') },
      { id: LOANS, key: 'loans', prefix: 'C', names: named('Loans') },
      { id: GOLD, key: 'gold', prefix: 'G', names: named('Gold') },
    ],
    counters: [{ id: HERE, key: 'c1', label: '1', names: named('One'), services: ['cash', 'loans'] }],
    settings: { recalls_before_no_show: 1, no_show_after_s: 30 },
    ...more,
  })
  if (configuration === undefined) throw new Error('the configuration of the test cannot be read')
  return configuration
}

const shownAs = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] } as const
export function aCounter(counterId: string, label: string, more: Partial<CounterRow> = {}): CounterRow {
  const row = { label, state: 'open', service_ids: [CASH, LOANS], staff_id: null, position: Number(label) }
  return { id: counterId, ...row, ...shownAs, ...more }
}
export function aTicket(n: number, state: string, more: Partial<TicketRow> = {}): TicketRow {
  const number = `A-${String(n).padStart(3, '0')}`
  const place = { queue_day: TODAY, number_day: TODAY, order_at: n, queued_at: AT - 600_000, service_id: CASH }
  const isHere = state === 'called' || state === 'serving'
  const here = isHere ? { counter_id: HERE, called_at: AT - 60_000, started_at: AT - 30_000 } : {}
  return { id: id(100 + n), number, state, language: 'fr', ...place, ...here, ...shownAs, ...more }
}
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** For each test of a file a desk at counter 1, whose device shows what it is told and writes when it is let. */
export function aDesk() {
  const place = placeWithDevice()
  const counters = [
    aCounter(HERE, '1', { staff_id: ME }),
    aCounter(OTHER, '2', { service_ids: [CASH], staff_id: COLLEAGUE }),
    aCounter(THIRD, '3', { service_ids: [LOANS, GOLD], state: 'closed' }),
  ]
  let notices: Notices
  return {
    get device() {
      return place.device
    },
    get told() {
      return notices.current().map(({ text }) => withoutMarks(text))
    },
    open(tickets: readonly TicketRow[], more: Partial<View> = {}): void {
      notices = createNotices()
      const session = {
        subscribe: () => () => undefined,
        current: () => undefined,
        restore: () => new Promise(() => undefined),
      }
      place.device.now = () => AT
      this.show(tickets, { counters: byId(counters), today: TODAY, configuration: aConfiguration(), ...more })
      place.show(
        <PageContext value={{ notices, session } as unknown as Page}>
          <Counter />
        </PageContext>,
      )
      function Counter() {
        const [counter = aCounter(HERE, '1')] = [place.device.view.counters.get(HERE)]
        return <Desk counter={counter} person={{ id: ME, name: 'Nour', session: id(99) }} onLeave={() => undefined} />
      }
    },
    show(tickets: readonly TicketRow[], more: Partial<View> = {}): void {
      act(() => place.device.show({ tickets: byId(tickets), ...more }))
    },
    /** What was asked to be written down, oldest first. */
    get wishes(): readonly unknown[] {
      return place.device.asked.map(({ wish }) => wish)
    },
    /** Lets the oldest wish be written that is not yet. */
    async write(at: number, row: Readonly<Partial<Record<keyof OutboxRow, unknown>>> = {}): Promise<void> {
      await act(async () => {
        place.device.asked[at]?.settle({
          kind: 'written',
          row: { id: id(500 + at), name: 'x', args: {}, touches: [], ...row } as unknown as OutboxRow,
        })
        await new Promise((resolve) => setTimeout(resolve, 0))
      })
    },
  }
}

export async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await act(async () => {
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
    target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...more }))
    await new Promise((resolve) => setTimeout(resolve, 0))
  })
}
export const button = (name: string | RegExp): HTMLButtonElement => {
  const nameOf = (each: HTMLElement): string => each.getAttribute('aria-label') ?? readOut(each)
  // What lies behind an open question cannot be pressed by a person either.
  const place = document.querySelector('[role="dialog"]') ?? document
  const found = [...place.querySelectorAll('button')].find((each) =>
    typeof name === 'string' ? nameOf(each) === name : name.test(nameOf(each)),
  )
  if (found === undefined) throw new Error(`there is no button ${name}`)
  return found
}
/** What a button says to whoever listens: without what is for the eyes alone. */
function readOut(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove()
  return plain(copy)
}
export async function tap(name: string | RegExp): Promise<void> {
  await act(async () => {
    button(name).click()
    await new Promise((resolve) => setTimeout(resolve, 0))
  })
}
/** A text as people read it, without the marks that keep names in their place. */
export const plain = ({ textContent }: Element): string => withoutMarks(textContent ?? '').trim()
const withoutMarks = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '')
export const page = (): string => plain(document.body)
