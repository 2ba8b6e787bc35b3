import { act } from 'react'
import type { View } from '../../../sync/device/device.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { CounterRow, TicketRow } from '../../../sync/view/view-rows.ts'
import { placeWithDevice } from '../../app/hooks/place-with-device.tsx'
import { aBranch, idOf } from '../kiosk/flow/a-branch.ts'
import { type Announcer, withoutVoice } from './announcer-port.ts'
import { NOW, TODAY } from './calls/a-ticket.ts'
import { Display } from './display.tsx'
import type { OpenMedium } from './media/keep-medium.ts'

const identity = {
  ...{ kind: 'display', name: 'display-1', branch_id: 'branch' },
  tenant: { slug: 'bank', name: { ar: 'مصرف', fr: 'Banque', en: 'Bank' } },
} as unknown as IdentityValue

const publicAddress = (): string => location.origin
const arrivalKeys = () => []

const COUNTERS = [
  ['c1', '1', 'open'],
  ['c2', '2', 'paused'],
  ['c3', 'VIP', 'closed'],
] as const

/** For tests: a branch of three counters. */
export const aHall = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...aBranch({ counters: COUNTERS.map(([key, label]) => ({ key, label })) }),
  ...more,
})
/** Each with the state that it begins with. */
export const counterRows: ReadonlyMap<string, CounterRow> = new Map(
  COUNTERS.map(([key, label, state], position) => [
    idOf(key),
    { id: idOf(key), label, state, position, service_ids: [] } as unknown as CounterRow,
  ]),
)
export const ticketRows = (...rows: TicketRow[]) => new Map(rows.map((row) => [row.id, row]))

/** For tests: a display in a page, with what it would have said. */
export function atDisplay() {
  const page = placeWithDevice()
  const said: string[] = []
  const listeners = new Set<() => void>()
  let state: ReturnType<Announcer['state']> = { audible: 'ready' }
  const announcer: Announcer = {
    ...withoutVoice,
    announce: ({ language, number, counter }) => void said.push(`${language} ${number} → ${counter}`),
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  const openVoice = async (): Promise<Announcer> => announcer
  return {
    said,
    hears(audible: 'ready' | 'blocked') {
      state = { audible }
      for (const listener of listeners) listener()
    },
    get place() {
      return page.place
    },
    get device() {
      return page.device
    },
    text: () => page.place.textContent ?? '',
    async show(view: Partial<View> = {}, openMedium: OpenMedium = () => Promise.reject(new Error('no media'))) {
      page.device.now = () => NOW
      page.device.show({ configuration: aHall(), counters: counterRows, today: TODAY, ...view })
      page.show(<Display {...{ identity, openVoice, openMedium, publicAddress, arrivalKeys }} />)
      for (let turn = 0; turn < TURNS; turn += 1) await act(comeParts)
    },
  }
}

/** What comes behind the board comes in steps: the part, what it begins, what that shows. */
const TURNS = 8
async function comeParts(): Promise<void> {
  await Promise.all([import('./calls/follow-page-calls.ts'), import('./media/media-panel.tsx')])
}
