import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Trouble } from '../../../sync/device/device.ts'
import { rungs } from '../../../sync/ladder/rung.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { storeErrorCodes } from '../../../sync/ports/store.ts'
import { languages } from '../../../sync/words/language.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { DeviceContext } from '../hooks/device-context.ts'
import { createFakeDevice, type FakeDevice } from '../hooks/fake-device.ts'
import { SyncDetails } from './sync-details.tsx'
import { SyncLine } from './sync-line.tsx'
import { TroubleText } from './trouble-text.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

let device: FakeDevice
let root: Root
let place: HTMLElement
beforeEach(() => {
  setPageLanguage('en')
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

/** A key that no catalog has would be shown as it is. */
const KEY = /\b[a-z]+_[a-z_]+\b/

test('[LA1] every rung says where it stands, since when, what still works and what waits', () => {
  show(<SyncLine worker="kiosk" />)
  const said = rungs.map((rung) => {
    act(() =>
      device.tell({ rung, pendingCount: 3, lastAnswerAt: new Date(2026, 10, 26, 10, 42).getTime(), ageMs: 15_000 }),
    )
    return place.textContent
  })
  expect(new Set(said).size).toBe(rungs.length)
  expect(said[2]).toBe('No connection since \u206810:42\u2069. Tickets keep working. 3 entries wait to be sent.')
})

const troubles: readonly Trouble[] = [
  ...storeErrorCodes.map((code) => ({ kind: 'store', code }) as const),
  { kind: 'unreadable', count: 2 },
  { kind: 'revoked' },
  { kind: 'clock' },
  { kind: 'unknown_commands', count: 1 },
  { kind: 'unsendable', count: 11 },
  { kind: 'not_persisted' },
  { kind: 'too_many_writers' },
  { kind: 'no_letter' },
]

test.each(languages)('every trouble of a device has its words in %s', (language) => {
  act(() => setPageLanguage(language))
  for (const trouble of troubles) {
    show(<TroubleText trouble={trouble} />)
    expect([trouble, place.textContent === '' || KEY.test(place.textContent ?? '')]).toEqual([trouble, false])
  }
})

test('what wants somebody now takes the place of the ladder; that the room may be taken back does not', () => {
  show(<SyncLine worker="kiosk" />)
  const plain = place.textContent
  act(() => device.tell({ troubles: [{ kind: 'not_persisted' }] }))
  expect(place.textContent).toBe(plain)
  act(() => device.tell({ troubles: [{ kind: 'not_persisted' }, { kind: 'clock' }] }))
  expect(place.textContent).not.toBe(plain)
})

const refused = (id: string, more: Partial<OutboxRow>): OutboxRow =>
  ({ id, name: 'call_ticket', args: { number: 'A-048' }, touches: [], ...more }) as unknown as OutboxRow

test('[OB5] what was refused, set aside or cannot be sent is told with its reason until it was seen', () => {
  const seen: string[] = []
  device.markSeen = async (id) => void seen.push(id)
  show(<SyncDetails worker="tablet" />)
  act(() =>
    device.show({
      unseen: [
        refused('one', {
          outcome: { kind: 'rejected', code: 'already_called', details: { number: 'A-048', counter: '2' } },
        }),
        refused('two', { outcome: { kind: 'quarantined', reason: 'a_reason_of_later' } }),
        refused('three', { unsendable: 'malformed' }),
      ],
    }),
  )
  const lines = [...place.querySelectorAll('li')].map(({ textContent }) => textContent)
  expect(lines[0]).toContain('Ticket A-048 was already called at counter 2.')
  expect(lines[1]).toContain('A manager looks at it')
  expect(lines[2]).toContain('It cannot be sent.')
  act(() => place.querySelector<HTMLElement>('li button')?.click())
  expect(seen).toEqual(['one'])
})

test('[OB8] a screen that stops still offers what is not sent', async () => {
  let exported = 0
  const exportUnsent = async (): Promise<string> => {
    exported += 1
    throw new Error('the disk is gone')
  }
  const Broken = (): ReactNode => {
    throw new Error('a mistake of this screen')
  }
  const { error } = console
  console.error = () => undefined
  show(
    <ErrorBoundary exportUnsent={exportUnsent}>
      <Broken />
    </ErrorBoundary>,
  )
  console.error = error
  const save = [...place.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Save'))
  await act(async () => save?.click())
  expect(exported).toBe(1)
  expect(place.textContent).toContain('It could not be saved.')
})
