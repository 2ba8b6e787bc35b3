import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Device } from '../../sync/device/device.ts'
import { DeviceContext } from '../app/hooks/device-context.ts'
import { browserTimers } from '../device/clock/browser-clock.ts'
import { A_DAY, aLensDay } from './a-lens-day.ts'
import { aShownView } from './a-lens-world.ts'
import type { Lens } from './create-lens.ts'
import { type LensSetting, writeLensSetting } from './lens-choice.ts'
import { LensContext } from './lens-context.ts'
import { LensProvider } from './lens-provider.tsx'
import type { AskServer } from './live-answer.ts'
import { openLens } from './open-lens.ts'
import { useLensQuery } from './use-lens-query.ts'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false })
const MS_MAX = 60_000
const day = aLensDay('hook', 200)
const lastDay = { branch_id: day.branchId, first_day: A_DAY.today, last_day: A_DAY.today }

let root: Root
let place: HTMLElement
let lens: Lens | undefined
beforeEach(() => {
  place = document.createElement('div')
  document.body.append(place)
  root = createRoot(place)
})
afterEach(() => {
  lens?.want(false)
  root.unmount()
  place.remove()
})

function Found({ state }: { state: string }) {
  const query = useLensQuery('find_tickets', { ...lastDay, states: [state] })
  return <p>{`${query.state} ${query.rows?.length ?? 'none'} ${query.age === undefined ? 'never' : 'aged'}`}</p>
}
const show = (child: ReactNode, askServer?: AskServer) =>
  root.render(<LensContext value={{ lens, askServer }}>{child}</LensContext>)
const shown = (text: string) => expect.poll(() => place.textContent, { timeout: MS_MAX / 2 }).toBe(text)
const count = (rows: Iterable<{ state?: string | null; queue_day?: string | null }>, state: string) =>
  [...rows].filter((row) => row.state === state && row.queue_day === A_DAY.today).length

test('[LF3] a list follows its parameters and the rows of the branch', { timeout: MS_MAX }, async () => {
  const view = aShownView(day)
  lens = openLens(view, browserTimers)
  show(<Found state="parked" />)
  await shown('unavailable none never')
  lens.want(true)
  await shown(`lens ${count(day.tickets, 'parked')} aged`)
  show(<Found state="serving" />)
  await shown(`lens ${count(day.tickets, 'serving')} aged`)
  const tickets = new Map([...view.view.tickets].map(([id, row]) => [id, { ...row, state: 'serving' }]))
  view.show({ tickets })
  await shown(`lens ${count(tickets.values(), 'serving')} aged`)
})

test('[LF4] without a lens a list comes from the server', async () => {
  lens = undefined
  const asked: unknown[] = []
  const askServer = (async (name: string, params: unknown) => {
    asked.push([name, params])
    return [{}, {}]
  }) as unknown as AskServer
  show(<Found state="parked" />, askServer)
  await shown('server 2 aged')
  expect(asked).toEqual([['find_tickets', { ...lastDay, states: ['parked'] }]])
})

const around = (device: ReturnType<typeof aShownView> | undefined) =>
  root.render(
    <DeviceContext value={device as unknown as Device | undefined}>
      <LensProvider>
        <Found state="parked" />
      </LensProvider>
    </DeviceContext>,
  )

test.each<[LensSetting, string]>([
  ['on', `lens ${count(day.tickets, 'parked')} aged`],
  ['off', 'unavailable none never'],
])(
  '[LL4] a screen of people who serve, in a browser where it is %s: %s',
  { timeout: MS_MAX },
  async (setting, text) => {
    writeLensSetting(localStorage, setting)
    const view = aShownView(day)
    around(view)
    await shown(text)
    expect(view.listeners.size).toBe(setting === 'on' ? 1 : 0)
    root.render(null)
    await expect.poll(() => view.listeners.size).toBe(0)
  },
)

test('[LL4] a page without a device has no lens, and shows what stands in it', async () => {
  writeLensSetting(localStorage, 'on')
  around(undefined)
  await shown('unavailable none never')
})
