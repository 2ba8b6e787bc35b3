import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TabMessage } from './tab-message.ts'
import { startTab, type TabEvent, type TabState } from './tab-state.ts'
import { transitionTab } from './transition-tab.ts'

const OURS = 7
const OLDER = 6
const NEWER = 8
/** We have reloaded for it already, and came back as what we are. */
const RELOADED_FOR = 9
const NEWEST = 10

const poke = (version: number): TabMessage => ({ kind: 'poke', version, by_person: true })
const status = (version: number): TabMessage => ({
  kind: 'status',
  version,
  answer_age_ms: 3,
  equal_age_ms: null,
  server: null,
  is_revoked: false,
  has_too_many_writers: false,
  is_confirmed: true,
  is_away: false,
  is_in_doubt: false,
})
const reload = (version: number): TabMessage => ({ kind: 'reload_wanted', version })
const heard = (message: TabMessage): TabEvent => ({ kind: 'heard', message })

const living = { version: OURS, reloadedFor: 0, isIdle: true, wanted: null }
const states = {
  following: { ...living, kind: 'following' },
  'following, busy': { ...living, kind: 'following', isIdle: false },
  'following, busy, wanted': { ...living, kind: 'following', isIdle: false, wanted: NEWER },
  leading: { ...living, kind: 'leading' },
  'leading, busy': { ...living, kind: 'leading', isIdle: false },
  'leading, busy, wanted': { ...living, kind: 'leading', isIdle: false, wanted: NEWER },
  'stepping down': { ...living, kind: 'stepping_down', wanted: NEWER },
  'stepping down, busy': {
    ...living,
    kind: 'stepping_down',
    isIdle: false,
    wanted: NEWER,
  },
  closing: { kind: 'closing' },
  left: { kind: 'left' },
} as const satisfies Record<string, TabState>
type StateName = keyof typeof states
const stateNames = Object.keys(states) as StateName[]

const events = {
  lock_won: { kind: 'lock_won' },
  lock_lost: { kind: 'lock_lost' },
  'poke of ours': heard(poke(OURS)),
  'poke of an older': heard(poke(OLDER)),
  'poke of a newer': heard(poke(NEWER)),
  'status of ours': heard(status(OURS)),
  'status of an older': heard(status(OLDER)),
  'status of a newer': heard(status(NEWER)),
  'reload for ours': heard(reload(OURS)),
  'reload for an older': heard(reload(OLDER)),
  'reload for a newer': heard(reload(NEWER)),
  wrote: { kind: 'wrote', byPerson: true },
  idle: { kind: 'idle' },
  busy: { kind: 'busy' },
  drained: { kind: 'drained' },
  close: { kind: 'close' },
} as const satisfies Record<string, TabEvent>
type EventName = keyof typeof events

/** What changes; every cell that is not here leaves the state as it is and does nothing. */
const table: Record<EventName, Partial<Record<StateName, string>>> = {
  lock_won: {
    following: 'leading + start_work',
    'following, busy': 'leading, busy + start_work',
    'following, busy, wanted': 'leading, busy, wanted + start_work',
  },
  lock_lost: {
    leading: 'following + abort_work + contend',
    'leading, busy': 'following, busy + abort_work + contend',
    'leading, busy, wanted': 'following, busy, wanted + abort_work + contend',
    'stepping down': 'left + abort_work + reload',
    'stepping down, busy': 'following, busy, wanted + abort_work + contend',
    closing: 'left + abort_work',
  },
  'poke of ours': {
    leading: 'leading + push_now',
    'leading, busy': 'leading, busy + push_now',
    'leading, busy, wanted': 'leading, busy, wanted + push_now',
  },
  'poke of an older': {
    leading: 'leading + push_now + post reload_wanted',
    'leading, busy': 'leading, busy + push_now + post reload_wanted',
    'leading, busy, wanted': 'leading, busy, wanted + push_now + post reload_wanted',
  },
  'poke of a newer': {
    following: 'left + give_up_lock + reload',
    'following, busy': 'following, busy, wanted',
    leading: 'stepping down + push_now + stop_work',
    'leading, busy': 'leading, busy, wanted + push_now',
    'leading, busy, wanted': 'leading, busy, wanted + push_now',
  },
  'status of ours': {
    following: 'following + take_status',
    'following, busy': 'following, busy + take_status',
    'following, busy, wanted': 'following, busy, wanted + take_status',
  },
  'status of an older': {
    following: 'following + take_status + post reload_wanted',
    'following, busy': 'following, busy + take_status + post reload_wanted',
    'following, busy, wanted': 'following, busy, wanted + take_status + post reload_wanted',
  },
  'status of a newer': {
    following: 'left + take_status + give_up_lock + reload',
    'following, busy': 'following, busy, wanted + take_status',
    'following, busy, wanted': 'following, busy, wanted + take_status',
    leading: 'stepping down + stop_work',
    'leading, busy': 'leading, busy, wanted',
  },
  'reload for ours': {},
  'reload for an older': {},
  'reload for a newer': {
    following: 'left + give_up_lock + reload',
    'following, busy': 'following, busy, wanted',
    leading: 'stepping down + stop_work',
    'leading, busy': 'leading, busy, wanted',
  },
  wrote: {
    following: 'following + post poke',
    'following, busy': 'following, busy + post poke',
    'following, busy, wanted': 'following, busy, wanted + post poke',
    leading: 'leading + push_now',
    'leading, busy': 'leading, busy + push_now',
    'leading, busy, wanted': 'leading, busy, wanted + push_now',
  },
  idle: {
    'following, busy': 'following',
    'following, busy, wanted': 'left + give_up_lock + reload',
    'leading, busy': 'leading',
    'leading, busy, wanted': 'stepping down + stop_work',
    'stepping down, busy': 'stepping down',
  },
  busy: {
    following: 'following, busy',
    leading: 'leading, busy',
    'stepping down': 'stepping down, busy',
  },
  drained: {
    'stepping down': 'left + give_up_lock + reload',
    'stepping down, busy': 'following, busy, wanted + give_up_lock + contend',
    closing: 'left + give_up_lock',
  },
  close: {
    following: 'left + give_up_lock',
    'following, busy': 'left + give_up_lock',
    'following, busy, wanted': 'left + give_up_lock',
    leading: 'closing + stop_work',
    'leading, busy': 'closing + stop_work',
    'leading, busy, wanted': 'closing + stop_work',
    'stepping down': 'closing',
    'stepping down, busy': 'closing',
  },
}

/** State and effects in short; `·` where nothing changes and nothing is done. */
function cell(from: StateName, event: EventName): string {
  const { state, effects } = transitionTab(states[from], events[event])
  const name = stateNames.find((each) => JSON.stringify(sorted(states[each])) === JSON.stringify(sorted(state)))
  const told = effects.map((effect) => (effect.kind === 'post' ? `post ${effect.message.kind}` : effect.kind))
  if (name === from && told.length === 0) return '·'
  return [name ?? JSON.stringify(state), ...told].join(' + ')
}
const sorted = (state: TabState) => Object.entries(state).toSorted(([one], [other]) => (one < other ? -1 : 1))

const cells = (Object.keys(events) as EventName[]).flatMap((event) => stateNames.map((from) => [from, event] as const))

test.each(cells)('[LE1] [LE2] [LE3] %s, %s', (from, event) => {
  expect(cell(from, event)).toBe(table[event][from] ?? '·')
})

const effectsOf = (state: TabState, event: TabEvent) => transitionTab(state, event).effects

test('[LE1] a follower pokes with the word whether a person wrote, and the leader pushes so', () => {
  const poke = { kind: 'poke', version: OURS, by_person: false } as const
  expect(effectsOf(states.following, { kind: 'wrote', byPerson: false })).toEqual([{ kind: 'post', message: poke }])
  const push = [{ kind: 'push_now', byPerson: false }]
  expect(effectsOf(states.leading, heard(poke))).toEqual(push)
  expect(effectsOf(states.leading, { kind: 'wrote', byPerson: false })).toEqual(push)
})

test('[LE3] the asked-for version is ours; the version reloaded for is the newest heard of', () => {
  const [, ask] = effectsOf(states.following, heard(status(OLDER)))
  expect(ask).toEqual({ kind: 'post', message: reload(OURS) })
  const { state } = transitionTab(states['following, busy, wanted'], heard(reload(NEWEST)))
  expect(effectsOf(state, { kind: 'idle' })).toContainEqual({ kind: 'reload', forVersion: NEWEST })
})

test('[LE3] a tab that came back from a reload as what it was does not reload for that version again', () => {
  const tab = startTab(OURS, RELOADED_FOR)
  expect(transitionTab(tab, heard(reload(RELOADED_FOR)))).toEqual({ state: tab, effects: [] })
  expect(effectsOf(tab, heard(reload(NEWEST)))).toContainEqual({ kind: 'reload', forVersion: NEWEST })
})

const anyEvent = fc.constantFrom<TabEvent>(...Object.values(events), heard(reload(NEWEST)), heard(status(NEWEST)))

test('[LE1] [LE2] whatever happens: work is begun once and ended once, and the lock is never kept by who has left', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (given) => {
      let state: TabState = startTab(OURS, 0)
      let isWorking = false
      for (const event of given) {
        const next = transitionTab(state, event)
        for (const effect of next.effects) {
          if (effect.kind === 'start_work') {
            expect(isWorking).toBe(false)
            isWorking = true
          }
          if (effect.kind === 'abort_work' || effect.kind === 'give_up_lock') isWorking = false
        }
        const hasEnded = state.kind !== 'left' && next.state.kind === 'left'
        const freed = next.effects.some(({ kind }) => kind === 'abort_work' || kind === 'give_up_lock')
        if (hasEnded) expect(freed).toBe(true)
        state = next.state
        expect(isWorking).toBe(['leading', 'stepping_down', 'closing'].includes(state.kind))
      }
    }),
  )
})
