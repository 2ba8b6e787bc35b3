import { act, type ReactNode } from 'react'
import { beforeEach, expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { Trouble } from '../../../sync/device/device.ts'
import { rungs } from '../../../sync/ladder/rung.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { storeErrorCodes } from '../../../sync/ports/store.ts'
import { languages } from '../../../sync/words/language.ts'
import { setPageLanguage } from '../../words/page-language.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { placeWithDevice } from '../hooks/place-with-device.tsx'
import { type Page, PageContext } from '../page.ts'
import { SyncDetails } from './sync-details.tsx'
import { SyncLine } from './sync-line.tsx'
import { TroubleText } from './trouble-text.tsx'

const page = placeWithDevice()
const { show } = page
beforeEach(() => setPageLanguage('en'))

/** A key that no catalog has would be shown as it is. */
const KEY = /\b[a-z]+_[a-z_]+\b/

test('[LA1] every rung says where it stands, since when, what still works and what waits', () => {
  show(<SyncLine worker="kiosk" />)
  const said = rungs.map((rung) => {
    act(() =>
      page.device.tell({
        rung,
        pendingCount: 3,
        silentSince: new Date(2026, 10, 26, 10, 42).getTime(),
        ageMs: 15_000,
      }),
    )
    return page.place.textContent
  })
  expect(new Set(said).size).toBe(rungs.length)
  expect(said[2]).toBe('No connection since \u206810:42\u2069. Tickets keep working. 3 entries wait to be sent.')
})

test('[LA1] since when is said in the hours of the branch, whatever clock and zone the machine has', () => {
  const at = Date.UTC(2026, 6, 1, 10, 42)
  const AHEAD_MS = 3 * 3_600_000
  // A machine that is three hours ahead: what the device knows of the server's time is right.
  page.device.now = () => Date.now() - AHEAD_MS
  const clock = (zone: string) => ({
    branch: { clock: [{ from_day: '2000-01-01', zone, day_start: '04:00' }] },
  })
  const rules = [
    ['Africa/Tunis', '11:42'],
    ['Asia/Kolkata', '16:12'],
    ['America/Lima', '05:42'],
  ] as const
  for (const [zone, hour] of rules) {
    show(<SyncLine worker="kiosk" />)
    act(() => page.device.show({ configuration: clock(zone) as unknown as PublishedConfiguration }))
    act(() => page.device.tell({ rung: 'isolated', silentSince: at + AHEAD_MS }))
    expect([zone, page.place.textContent]).toEqual([zone, expect.stringContaining(`since \u2068${hour}\u2069`)])
    act(() => page.device.tell({ rung: 'behind', ageMs: Date.now() - at - AHEAD_MS }))
    expect([zone, page.place.textContent]).toEqual([zone, expect.stringContaining(`as of \u2068${hour}\u2069`)])
  }
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
    expect([trouble, page.place.textContent === '' || KEY.test(page.place.textContent ?? '')]).toEqual([trouble, false])
  }
})

test('what wants somebody now takes the place of the ladder; that the room may be taken back does not', () => {
  show(<SyncLine worker="kiosk" />)
  const plain = page.place.textContent
  act(() => page.device.tell({ troubles: [{ kind: 'not_persisted' }] }))
  expect(page.place.textContent).toBe(plain)
  act(() => page.device.tell({ troubles: [{ kind: 'not_persisted' }, { kind: 'clock' }] }))
  expect(page.place.textContent).not.toBe(plain)
})

const refused = (id: string, more: Partial<OutboxRow>): OutboxRow =>
  ({ id, name: 'call_ticket', args: { number: 'A-048' }, touches: [], ...more }) as unknown as OutboxRow

test('[OB5] what was refused, set aside or cannot be sent is told with its reason until it was seen', () => {
  const seen: string[] = []
  page.device.markSeen = async (id) => void seen.push(id)
  show(<SyncDetails worker="tablet" />)
  act(() =>
    page.device.show({
      unseen: [
        refused('one', {
          outcome: { kind: 'rejected', code: 'already_called', details: { number: 'A-048', counter: '2' } },
        }),
        refused('two', { outcome: { kind: 'quarantined', reason: 'a_reason_of_later' } }),
        refused('three', { unsendable: 'malformed' }),
      ],
    }),
  )
  const lines = [...page.place.querySelectorAll('li')].map(({ textContent }) => textContent)
  expect(lines[0]).toContain('Ticket A-048 was already called at counter 2.')
  expect(lines[1]).toContain('A manager looks at it')
  expect(lines[2]).toContain('It cannot be sent.')
  act(() => page.place.querySelector<HTMLElement>('li button')?.click())
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
  const breakOn = (isPublic: boolean) =>
    show(
      <PageContext value={{ isPublic } as unknown as Page}>
        <ErrorBoundary key={`${isPublic}`} exportUnsent={exportUnsent}>
          <Broken />
        </ErrorBoundary>
      </PageContext>,
    )
  // [KL7] Not to whoever passes by.
  breakOn(true)
  expect(page.place.textContent).not.toContain('Save')
  breakOn(false)
  console.error = error
  const save = [...page.place.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith('Save'))
  await act(async () => save?.click())
  expect(exported).toBe(1)
  expect(page.place.textContent).toContain('It could not be saved.')
})
