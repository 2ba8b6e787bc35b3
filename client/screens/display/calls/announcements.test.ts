import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { aCall, NOW } from './a-ticket.ts'
import { announcements, beginHearing, CALL_MS_MAX, type Heard } from './announcements.ts'

const HOUR_MS = 3_600_000
const begun = beginHearing(NOW - HOUR_MS)
const numbers = (calls: readonly { number: string }[]) => calls.map(({ number }) => number)

/** Looks at the rows of one moment after the other; what is said at each of them. */
function looks(
  ...moments: [rows: TicketRow[], now?: number][]
): { speak: string[]; withdraw: string[]; heard: Heard }[] {
  let heard = begun
  return moments.map(([rows, now = NOW]) => {
    const found = announcements(heard, rows, now)
    heard = found.heard
    return { speak: numbers(found.speak), withdraw: numbers(found.withdraw), heard }
  })
}
const spoken = (...moments: Parameters<typeof looks>) => looks(...moments).map(({ speak }) => speak)

describe('[DY1] [I13] what is news', () => {
  test.each<[string, TicketRow[], string[]]>([
    ['a call of this moment', [aCall('A-1', 0)], ['A-1']],
    ['a call of 59.9 seconds ago', [aCall('A-1', 59.9)], ['A-1']],
    ['a call of a minute ago', [aCall('A-1', 60)], []],
    ['a call a little ahead of this clock', [aCall('A-1', -5)], ['A-1']],
    ['a call of the future', [aCall('A-1', -5.1)], []],
    ['one that is served', [aCall('A-1', 5, { state: 'serving' })], []],
    ['one that is finished', [aCall('A-1', 5, { state: 'completed' })], []],
    ['one that did not come', [aCall('A-1', 5, { state: 'no_show' })], []],
    ['one that was put back', [aCall('A-1', 5, { state: 'waiting' })], []],
    ['one that left', [aCall('A-1', 5, { state: 'cancelled' })], []],
    ['one that nobody knows where to send', [aCall('A-1', 5, { counter_id: null })], []],
    ['one without a time', [aCall('A-1', 5, { called_at: null })], []],
    ['one without a number', [aCall('A-1', 5, { number: null })], []],
    ['a recall of an old call', [aCall('A-1', 300, { recalled_at: NOW - 1_000 })], ['A-1']],
    ['an old recall', [aCall('A-1', 300, { recalled_at: NOW - 61_000 })], []],
    ['nothing', [], []],
  ])('%s', (_, rows, expected) => {
    expect(spoken([rows])).toEqual([expected])
  })
})

describe('[DY2] each call once', () => {
  test('what was announced is not announced again, however often one looks', () => {
    expect(spoken([[aCall('A-1', 1)]], [[aCall('A-1', 1)]], [[aCall('A-1', 1)], NOW + 1_000])).toEqual([
      ['A-1'],
      [],
      [],
    ])
  })
  test('a recall is announced anew, and each one of them', () => {
    const recalled = (ms: number) => aCall('A-1', 10, { recalled_at: NOW + ms })
    expect(spoken([[aCall('A-1', 10)]], [[recalled(0)]], [[recalled(0)]], [[recalled(900)], NOW + 1_000])).toEqual([
      ...[['A-1'], ['A-1'], [], ['A-1']],
    ])
  })
  test('a recall that is taken back is no call', () => {
    const recalled = aCall('A-1', 10, { recalled_at: NOW })
    expect(spoken([[aCall('A-1', 10)]], [[recalled]], [[aCall('A-1', 10)]])).toEqual([['A-1'], ['A-1'], []])
  })
  test('a service that began by mistake and is taken back is no call', () => {
    const serving = aCall('A-1', 10, { state: 'serving' })
    expect(spoken([[aCall('A-1', 10)]], [[serving]], [[aCall('A-1', 10)]])).toEqual([['A-1'], [], []])
  })
  test('called again after it was put back, to the same counter or another, it is announced again', () => {
    const waiting = aCall('A-1', 10, { state: 'waiting' })
    const again = aCall('A-1', 2, { counter_id: 'c2' })
    expect(spoken([[aCall('A-1', 10)]], [[waiting]], [[again]])).toEqual([['A-1'], [], ['A-1']])
  })
  test('the same number of another day is another ticket', () => {
    const yesterday = aCall('A-1', 3, { number_day: '2026-11-26', id: 'other' })
    expect(spoken([[aCall('A-1', 5)]], [[aCall('A-1', 5), yesterday]])).toEqual([['A-1'], ['A-1']])
  })
  test('several are announced in the order in which they were called; at the same moment, by number', () => {
    expect(spoken([[aCall('B-2', 1), aCall('A-10', 3), aCall('A-9', 3), aCall('C-1', 8)]])).toEqual([
      ['C-1', 'A-9', 'A-10', 'B-2'],
    ])
  })
})

describe('[DY3] a start is no call', () => {
  test('what was called before a display begins for the first time is not its own to announce', () => {
    const first = beginHearing(NOW)
    const { heard, speak } = announcements(first, [aCall('A-1', 20)], NOW)
    expect(speak).toEqual([])
    expect(numbers(announcements(heard, [aCall('A-1', 20), aCall('A-2', -1)], NOW + 1_500).speak)).toEqual(['A-2'])
  })
  test('started anew with what it had heard, it repeats nothing and catches up with what it missed', () => {
    const [{ heard }] = looks([[aCall('A-1', 30)]]) as [ReturnType<typeof looks>[number]]
    const kept: Heard = { since: heard.since, calledAtByKey: new Map(heard.calledAtByKey), announced: [] }
    const found = announcements(kept, [aCall('A-1', 30), aCall('A-2', 10), aCall('A-3', 70)], NOW)
    expect([numbers(found.speak), found.withdraw]).toEqual([['A-2'], []])
  })
  test('the replica that is built anew, empty for a moment, says nothing twice', () => {
    expect(spoken([[aCall('A-1', 5)]], [[]], [[aCall('A-1', 5)]])).toEqual([['A-1'], [], []])
  })
})

describe('[DY4] merged entries', () => {
  const placeholder = aCall('A-1', 5, { id: 'placeholder' })
  const real = aCall('A-1', 5, { id: 'real' })
  test('one paper under another id is the same call', () => {
    expect(spoken([[placeholder]], [[placeholder, real]], [[real]])).toEqual([['A-1'], [], []])
  })
  test('both at once are one call, the later one', () => {
    const later = aCall('A-1', 2, { id: 'real', counter_id: 'c2' })
    const { speak } = announcements(begun, [later, placeholder], NOW)
    expect(speak).toMatchObject([{ number: 'A-1', counterId: 'c2' }])
  })
  test('nothing is taken back for it', () => {
    expect(looks([[placeholder]], [[real]]).map(({ withdraw }) => withdraw)).toEqual([[], []])
  })
})

describe('[DY5] what does not stand is taken back', () => {
  test.each(['waiting', 'serving', 'completed', 'no_show', 'cancelled', 'parked', 'expired'])(
    'a call whose ticket is %s by now, once',
    (state) => {
      const gone = [aCall('A-1', 5, { state })]
      expect(looks([[aCall('A-1', 5)]], [gone], [gone]).map(({ withdraw }) => withdraw)).toEqual([[], ['A-1'], []])
    },
  )
  test('a call whose ticket has left the replica', () => {
    expect(looks([[aCall('A-1', 5)]], [[]]).map(({ withdraw }) => withdraw)).toEqual([[], ['A-1']])
  })
  test('a call that a recall replaces, so that it is said once', () => {
    const [, second] = looks([[aCall('A-1', 5)]], [[aCall('A-1', 5, { recalled_at: NOW })]])
    expect(second).toMatchObject({ withdraw: ['A-1'], speak: ['A-1'] })
  })
})

describe('[DY6] clocks', () => {
  const rows = [aCall('A-1', 5)]
  test('a clock that jumps forward, as after sleep, announces nothing that has become old', () => {
    expect(spoken([[], NOW - 10_000], [rows, NOW + HOUR_MS])).toEqual([[], []])
  })
  test('a clock that jumps back repeats nothing', () => {
    expect(spoken([rows], [rows, NOW - HOUR_MS], [rows, NOW - 4_000], [rows])).toEqual([['A-1'], [], [], []])
  })
  test('what looks like the future is announced when the clock is put right, if it is young then', () => {
    expect(spoken([rows, NOW - HOUR_MS], [rows, NOW])).toEqual([[], ['A-1']])
    expect(spoken([rows, NOW - HOUR_MS], [rows, NOW + CALL_MS_MAX])).toEqual([[], []])
  })
  test('begun by a clock that was ahead, it speaks once the clock is right', () => {
    const ahead = beginHearing(NOW + HOUR_MS)
    const { heard } = announcements(ahead, [], NOW - 10_000)
    expect(numbers(announcements(heard, rows, NOW).speak)).toEqual(['A-1'])
  })
})

test('[DY2] what is kept has a limit, and forgets the oldest first', () => {
  let heard = begun
  for (let n = 0; n < 1_000; n += 1) {
    const at = NOW + n * 1_000
    heard = announcements(heard, [aCall(`A-${n}`, 0, { called_at: at })], at).heard
  }
  expect(heard.calledAtByKey.size).toBe(300)
  expect([...heard.calledAtByKey.keys()].some((key) => key.endsWith('A-999'))).toBe(true)
  expect([...heard.calledAtByKey.keys()].some((key) => key.endsWith('A-0'))).toBe(false)
})

test('[DY1] [DY2] whatever the rows and clocks do, no call is announced twice, old, or not standing', () => {
  const row = fc.record({
    n: fc.nat(4),
    state: fc.constantFrom('waiting', 'called', 'called', 'serving', 'no_show'),
    called: fc.nat(200),
    recalled: fc.option(fc.nat(200)),
  })
  const moment = fc.record({ rows: fc.array(row, { maxLength: 6 }), now: fc.integer({ min: -50, max: 250 }) })
  fc.assert(
    fc.property(fc.array(moment, { maxLength: 12 }), (moments) => {
      let heard = beginHearing(NOW)
      const said = new Set<string>()
      for (const { rows, now } of moments) {
        const at = NOW + now * 1_000
        const tickets = rows.map(({ n, state, called, recalled }) =>
          aCall(`A-${n}`, -called, { state, recalled_at: recalled === null ? null : NOW + recalled * 1_000 }),
        )
        const found = announcements(heard, tickets, at)
        for (const { key, calledAt } of found.speak) {
          expect(said.has(`${key} ${calledAt}`)).toBe(false)
          said.add(`${key} ${calledAt}`)
          expect(at - calledAt).toBeLessThan(CALL_MS_MAX)
          expect(tickets.some(({ number, state }) => state === 'called' && key.endsWith(String(number)))).toBe(true)
        }
        heard = found.heard
      }
    }),
  )
})
