import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Written } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { DeviceContext } from './device-context.ts'
import { createFakeDevice, type FakeDevice } from './fake-device.ts'
import { type Command, useCommand } from './use-command.ts'
import { useRows } from './use-rows.ts'
import { useSyncState } from './use-sync-state.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let device: FakeDevice
let root: Root
let place: HTMLElement
beforeEach(() => {
  device = createFakeDevice()
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
})

const show = (child: ReactNode) => act(() => root.render(<DeviceContext value={device}>{child}</DeviceContext>))
const ticket = (id: string, state = 'waiting') => ({ id, state }) as unknown as TicketRow
const tickets = (...rows: TicketRow[]) => ({ tickets: new Map(rows.map((row) => [row.id, row])) })

test('a list shows what the view holds, and is drawn anew only when its own rows changed', () => {
  let drawn = 0
  function Waiting() {
    const rows = useRows((view) => [...view.tickets.values()].filter(({ state }) => state === 'waiting'))
    drawn += 1
    return <p>{rows.map(({ id }) => id).join(' ')}</p>
  }
  const [first, second] = [ticket('A-1'), ticket('A-2')]
  show(<Waiting />)
  act(() => device.show(tickets(first, second)))
  expect(place.textContent).toBe('A-1 A-2')
  const before = drawn
  act(() => device.show({ today: '2026-11-26' }))
  act(() => device.show(tickets(first, second, ticket('A-3', 'serving'))))
  expect(drawn).toBe(before)
  act(() => device.show(tickets(second)))
  expect(place.textContent).toBe('A-2')
})

test('a screen that goes away hears nothing more', () => {
  const Today = () => <p>{useRows((view) => view.today)}</p>
  show(<Today />)
  expect(device.listeners).toBe(1)
  show(null)
  expect(device.listeners).toBe(0)
})

test('what is asked of the view may change with the screen', () => {
  const One = ({ id }: { id: string }) => <p>{useRows((view) => view.tickets.get(id)?.state)}</p>
  act(() => device.show(tickets(ticket('A-1'), ticket('A-2', 'called'))))
  show(<One id="A-1" />)
  show(<One id="A-2" />)
  expect(place.textContent).toBe('called')
})

test('the state of the sync is followed', () => {
  const State = () => {
    const { rung, pendingCount } = useSyncState()
    return <p>{`${rung} ${pendingCount}`}</p>
  }
  show(<State />)
  act(() => device.tell({ rung: 'isolated', pendingCount: 3 }))
  expect(place.textContent).toBe('isolated 3')
})

function aControl() {
  const seen: { command: Command | undefined } = { command: undefined }
  function Control() {
    const command = useCommand()
    seen.command = command
    return <p>{`${command.isWriting} ${command.refused?.code}`}</p>
  }
  show(<Control />)
  return (): Command => {
    if (seen.command === undefined) throw new Error('not drawn')
    return seen.command
  }
}
const wish = { name: 'open_counter', args: {} } as never
const written = { kind: 'written', row: {} } as unknown as Written

test('[OB3] taps on a control that is still writing are one tap, and the next one is another', async () => {
  const command = aControl()
  act(() => void command().run(wish))
  act(() => void command().run(wish))
  expect(device.asked).toHaveLength(1)
  expect(place.textContent).toBe('true undefined')
  await act(async () => device.asked[0]?.settle(written))
  expect(place.textContent).toBe('false undefined')
  act(() => void command().run(wish))
  expect(device.asked).toHaveLength(2)
})

test('a refusal is shown until the next command is written', async () => {
  const command = aControl()
  act(() => void command().run(wish))
  await act(async () => device.asked[0]?.settle({ kind: 'refused', code: 'outbox_full' }))
  expect(place.textContent).toBe('false outbox_full')
  act(() => void command().run(wish))
  await act(async () => device.asked[1]?.settle(written))
  expect(place.textContent).toBe('false undefined')
})

test('[OB6] what is thrown reaches whoever called, and the control is free again', async () => {
  const command = aControl()
  let thrown: unknown
  act(
    () =>
      void command()
        .run(wish)
        .catch((error: unknown) => {
          thrown = error
        }),
  )
  await act(async () => device.asked[0]?.fail(new Error('a mistake')))
  expect(thrown).toEqual(new Error('a mistake'))
  expect(place.textContent).toBe('false undefined')
})

test('a hook outside of a device says so', () => {
  const Lost = () => <p>{useSyncState().rung}</p>
  expect(() => act(() => createRoot(document.createElement('div')).render(<Lost />))).toThrow(
    'no device around this screen',
  )
})
