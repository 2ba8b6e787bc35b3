import { expect, test } from 'vitest'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { createFakeDevice } from '../../../app/hooks/fake-device.ts'
import { openValues, type Values } from '../../../app/open-values.ts'
import { aBranch, idOf } from '../../kiosk/flow/a-branch.ts'
import type { Announcement } from '../announcer-port.ts'
import { withoutVoice } from '../announcer-port.ts'
import { aCall, NOW } from './a-ticket.ts'
import { followCalls } from './follow-calls.ts'
import { openKeptHeard } from './kept-heard.ts'

const counters = [
  { key: 'c1', label: '1' },
  { key: 'c2', label: 'VIP' },
]
type Display = NonNullable<PublishedConfiguration['display']>

const nowhere = (): Values => {
  throw new Error('no storage')
}

function aDisplay({ display = {}, values = openValues(nowhere) }: { display?: Display; values?: Values } = {}) {
  const device = createFakeDevice()
  const said: string[] = []
  let now = NOW - 60_000
  let look = (): void => undefined
  device.now = () => now
  device.show({ configuration: { ...aBranch({ counters }), display } })
  const announcer = {
    ...withoutVoice,
    announce: ({ number, counter, language, alsoIn }: Announcement) =>
      void said.push(`${[language, ...alsoIn].join('+')} ${number} → ${counter}`),
    withdraw: (id: string) => void said.push(`not ${id.split(' ')[1]}`),
  }
  const every = (work: () => void) => {
    look = work
    return () => undefined
  }
  const end = followCalls({ device, announcer, kept: openKeptHeard(values), every })
  now = NOW
  return {
    ...{ device, said, end },
    call: (...rows: TicketRow[]) => device.show({ tickets: new Map(rows.map((row) => [row.id, row])) }),
    clockIs(at: number) {
      now = at
      look()
    },
  }
}
const at = (key: string, more: Readonly<Record<string, unknown>> = {}) => ({ counter_id: idOf(key), ...more })

test('[DY7] a call is spoken in the language of its ticket, and in the branch’s own where none is known', () => {
  const { call, said } = aDisplay()
  call(
    aCall('A-1', 3, at('c1')),
    aCall('A-2', 2, at('c2', { language: 'ar' })),
    aCall('A-3', 1, at('c1', { language: null })),
  )
  expect(said).toEqual(['fr A-1 → 1', 'ar A-2 → VIP', 'ar A-3 → 1'])
})

test('[DY7] or in the languages that the branch wishes, one after the other, or not at all', () => {
  const both = aDisplay({ display: { voice: ['fr', 'en'] } })
  both.call(aCall('A-1', 3, at('c1', { language: 'ar' })))
  expect(both.said).toEqual(['fr+en A-1 → 1'])
  const off = aDisplay({ display: { voice: 'off' } })
  off.call(aCall('A-1', 3, at('c1')))
  expect(off.said).toEqual([])
})

test('[DY5] what is put back before it was spoken is taken out of the queue', () => {
  const { call, said } = aDisplay({ display: { voice: ['fr', 'en'] } })
  call(aCall('A-1', 3, at('c1')))
  said.length = 0
  call(aCall('A-1', 3, at('c1', { state: 'waiting' })))
  expect(said).toEqual(['not A-1'])
})

test('a call to a counter that this display does not know is not spoken', () => {
  const { call, said } = aDisplay()
  call(aCall('A-1', 3, { counter_id: 'unknown' }))
  expect(said).toEqual([])
})

test('[DY6] a clock that is put right makes known what could not be judged', () => {
  const { call, said, clockIs } = aDisplay()
  clockIs(NOW - 3_600_000)
  call(aCall('A-1', 3, at('c1')))
  expect(said).toEqual([])
  clockIs(NOW)
  expect(said).toEqual(['fr A-1 → 1'])
})

test('[DY3] a new start repeats nothing, and says what was called meanwhile', () => {
  const values = openValues(nowhere)
  const before = aDisplay({ values })
  before.call(aCall('A-1', 30, at('c1')))
  before.end()
  const after = aDisplay({ values })
  after.call(aCall('A-1', 30, at('c1')), aCall('A-2', 5, at('c1')))
  expect(after.said).toEqual(['fr A-2 → 1'])
})

test('[DY3] whatever lies where it was kept, the display begins', () => {
  const values = openValues(nowhere)
  for (const text of ['{', '[]', '{"since":"x","calls":[]}', '{"since":1,"calls":[["A"]]}']) {
    values.setItem('blesaf.display.heard', text)
    expect(openKeptHeard(values).read()).toBeUndefined()
  }
  const { call, said } = aDisplay({ values })
  call(aCall('A-1', 1, at('c1')))
  expect(said).toEqual(['fr A-1 → 1'])
})

test('[DY9] of several tabs the leader alone speaks; one that comes to lead repeats nothing', () => {
  const values = openValues(nowhere)
  const [first, second] = [aDisplay({ values }), aDisplay({ values })]
  second.device.tell({ isLeader: false })
  for (const tab of [first, second]) tab.call(aCall('A-1', 3, at('c1')))
  expect([first.said, second.said]).toEqual([['fr A-1 → 1'], []])
  first.end()
  second.device.tell({ isLeader: true })
  second.call(aCall('A-1', 3, at('c1')), aCall('A-2', 1, at('c1')))
  expect(second.said).toEqual(['fr A-2 → 1'])
})

test('once it is ended nothing more is said', () => {
  const { call, said, end, device } = aDisplay()
  end()
  call(aCall('A-1', 1, at('c1')))
  expect([said, device.listeners]).toEqual([[], 0])
})
