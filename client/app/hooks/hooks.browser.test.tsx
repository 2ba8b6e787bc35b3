import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test } from 'vitest'
import type { Written } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { placeWithDevice } from './place-with-device.tsx'
import { type Command, useCommand } from './use-command.ts'
import { useRows } from './use-rows.ts'
import { useSyncState, useSyncValue } from './use-sync-state.ts'

const page = placeWithDevice()
const { show } = page
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
  act(() => page.device.show(tickets(first, second)))
  expect(page.place.textContent).toBe('A-1 A-2')
  const before = drawn
  act(() => page.device.show({ today: '2026-11-26' }))
  act(() => page.device.show(tickets(first, second, ticket('A-3', 'serving'))))
  expect(drawn).toBe(before)
  act(() => page.device.show(tickets(second)))
  expect(page.place.textContent).toBe('A-2')
})

test('a screen that goes away hears nothing more', () => {
  const Today = () => <p>{useRows((view) => view.today)}</p>
  show(<Today />)
  expect(page.device.listeners).toBe(1)
  show(null)
  expect(page.device.listeners).toBe(0)
})

test('what is asked of the view may change with the screen', () => {
  const One = ({ id }: { id: string }) => <p>{useRows((view) => view.tickets.get(id)?.state)}</p>
  act(() => page.device.show(tickets(ticket('A-1'), ticket('A-2', 'called'))))
  show(<One id="A-1" />)
  show(<One id="A-2" />)
  expect(page.place.textContent).toBe('called')
})

test('one value of the sync is followed, and what changes with every tap draws nothing anew', () => {
  let drawn = 0
  const Rung = () => {
    drawn += 1
    return <p>{useSyncValue('rung')}</p>
  }
  show(<Rung />)
  act(() => page.device.tell({ rung: 'isolated', pendingCount: 1 }))
  expect(page.place.textContent).toBe('isolated')
  const before = drawn
  act(() => page.device.tell({ rung: 'isolated', pendingCount: 2 }))
  expect(drawn).toBe(before)
})

test('the state of the sync is followed', () => {
  const State = () => {
    const { rung, pendingCount } = useSyncState()
    return <p>{`${rung} ${pendingCount}`}</p>
  }
  show(<State />)
  act(() => page.device.tell({ rung: 'isolated', pendingCount: 3 }))
  expect(page.place.textContent).toBe('isolated 3')
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
  expect(page.device.asked).toHaveLength(1)
  expect(page.place.textContent).toBe('true undefined')
  await act(async () => page.device.asked[0]?.settle(written))
  expect(page.place.textContent).toBe('false undefined')
  act(() => void command().run(wish))
  expect(page.device.asked).toHaveLength(2)
})

test('a refusal is shown until the next command is written', async () => {
  const command = aControl()
  act(() => void command().run(wish))
  await act(async () => page.device.asked[0]?.settle({ kind: 'refused', code: 'outbox_full' }))
  expect(page.place.textContent).toBe('false outbox_full')
  act(() => void command().run(wish))
  await act(async () => page.device.asked[1]?.settle(written))
  expect(page.place.textContent).toBe('false undefined')
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
  await act(async () => page.device.asked[0]?.fail(new Error('a mistake')))
  expect(thrown).toEqual(new Error('a mistake'))
  expect(page.place.textContent).toBe('false undefined')
})

test('a hook outside of a device says so', () => {
  const Lost = () => <p>{useSyncState().rung}</p>
  expect(() => act(() => createRoot(document.createElement('div')).render(<Lost />))).toThrow(
    'no device around this screen',
  )
})
