import { describe, expect, it } from 'vitest'
import { PIN_ITERATIONS, PIN_TRIES_MAX, type PinLock, type PinLockKind, pinLock, readPinLock } from './pin-lock.ts'
import { commandSession, type PinEvent, transition } from './transition.ts'

const NOW = 1_800_000_000_000
const HOUR_MS = 3_600_000
const session = {
  sessionId: '018f0000-0000-7000-8000-000000000001',
  staffId: '018f0000-0000-7000-8000-000000000002',
  expiresAt: NOW + 12 * HOUR_MS,
}
const verifier = { iterations: PIN_ITERATIONS, salt: 'a'.repeat(32), mac: 'b'.repeat(64) }
const held = { session, verifier, knownAt: NOW }

const states = {
  none: { kind: 'none' },
  locked: { kind: 'locked', ...held, triesLeft: 5, notBefore: 0 },
  'locked, one try': { kind: 'locked', ...held, triesLeft: 1, notBefore: NOW - 1 },
  'locked, pause': { kind: 'locked', ...held, triesLeft: 2, notBefore: NOW + 30_000 },
  checking: { kind: 'checking', ...held, triesLeft: 4, notBefore: NOW },
  'checking, the last': { kind: 'checking', ...held, triesLeft: 0, notBefore: NOW },
  open: { kind: 'open', ...held },
  grace_over: { kind: 'grace_over', ...held, knownAt: session.expiresAt, triesLeft: 3, notBefore: 0 },
  spent: { kind: 'spent' },
  ended: { kind: 'ended' },
} as const satisfies Record<string, PinLock>

const events = {
  pin_set: { kind: 'pin_set', session, verifier, at: NOW },
  try_begun: { kind: 'try_begun', at: NOW },
  right: { kind: 'tried', isRight: true, at: NOW },
  wrong: { kind: 'tried', isRight: false, at: NOW },
  lock: { kind: 'lock', at: NOW },
  restarted: { kind: 'restarted', at: NOW },
  time_known: { kind: 'time_known', at: NOW + 1 },
  'time over': { kind: 'time_known', at: session.expiresAt },
  'right, time over': { kind: 'tried', isRight: true, at: session.expiresAt },
  renewed: { kind: 'renewed', expiresAt: NOW + 24 * HOUR_MS, at: NOW },
  'renewed, over': { kind: 'renewed', expiresAt: NOW, at: NOW },
  session_ended: { kind: 'session_ended' },
  signed_out: { kind: 'signed_out' },
} as const satisfies Record<string, PinEvent>

/** Kind, and behind it the tries that are left, where some are counted. */
const said = (lock: PinLock): string => ('triesLeft' in lock ? `${lock.kind} ${lock.triesLeft}` : lock.kind)

// Columns in the order of the events above.
const TABLE: Record<keyof typeof states, string> = {
  none: 'open | none | none | none | none | none | none | none | none | none | none | none | none',
  locked:
    'open | checking 4 | locked 5 | locked 5 | locked 5 | locked 5 | locked 5 | grace_over 5 | grace_over 5 | locked 5 | grace_over 5 | ended | none',
  'locked, one try':
    'open | checking 0 | locked 1 | locked 1 | locked 1 | locked 1 | locked 1 | grace_over 1 | grace_over 1 | locked 1 | grace_over 1 | ended | none',
  'locked, pause':
    'open | locked 2 | locked 2 | locked 2 | locked 2 | locked 2 | locked 2 | grace_over 2 | grace_over 2 | locked 2 | grace_over 2 | ended | none',
  checking:
    'open | checking 4 | open | locked 4 | checking 4 | locked 4 | checking 4 | grace_over 4 | grace_over 5 | checking 4 | grace_over 4 | ended | none',
  'checking, the last':
    'open | checking 0 | open | spent | checking 0 | spent | checking 0 | spent | grace_over 5 | checking 0 | spent | ended | none',
  open: 'open | open | open | open | locked 5 | locked 5 | open | grace_over 5 | grace_over 5 | open | grace_over 5 | ended | none',
  grace_over:
    'open | grace_over 3 | grace_over 3 | grace_over 3 | grace_over 3 | grace_over 3 | grace_over 3 | grace_over 3 | grace_over 3 | locked 3 | grace_over 3 | ended | none',
  spent: 'open | spent | spent | spent | spent | spent | spent | spent | spent | spent | spent | spent | none',
  ended: 'open | ended | ended | ended | ended | ended | ended | ended | ended | ended | ended | ended | none',
}

describe.each(Object.keys(states) as (keyof typeof states)[])('%s', (name) => {
  const wanted = TABLE[name].split(' | ')
  it.each(Object.keys(events).map((event, index) => [event as keyof typeof events, wanted[index]] as const))(
    'and %s: %s',
    (event, next) => {
      const lock: PinLock = transition(states[name], events[event])
      expect(said(lock)).toBe(next)
      expect(pinLock.parse(lock)).toEqual(lock)
    },
  )
})

it('the table has every state and every event', () => {
  const kinds: PinLockKind[] = pinLock.options.map((option) => option.shape.kind.value)
  expect(new Set(Object.values(states).map(({ kind }) => kind))).toEqual(new Set(kinds))
  for (const row of Object.values(TABLE)) expect(row.split(' | ')).toHaveLength(Object.keys(events).length)
})

/** A locked state after as many wrong tries, each at the first moment that is allowed. */
function afterWrong(count: number): PinLock {
  let lock: PinLock = states.locked
  for (let n = 0; n < count; n += 1) {
    const at = 'notBefore' in lock ? Math.max(NOW, lock.notBefore) : NOW
    lock = transition(transition(lock, { kind: 'try_begun', at }), { kind: 'tried', isRight: false, at })
  }
  return lock
}

const pauseOf = (lock: PinLock): number | null =>
  lock.kind === 'locked' ? Math.max(0, lock.notBefore - lock.knownAt) : null

it('[PN3] the pause grows after the third wrong try', () => {
  expect([0, 1, 2, 3, 4, 5].map((count) => pauseOf(afterWrong(count)))).toEqual([0, 0, 0, 30_000, 120_000, null])
})

it('[PN3] a try is refused until the pause has passed, and taken then', () => {
  const lock = afterWrong(3)
  const end = lock.kind === 'locked' ? lock.notBefore : 0
  expect(transition(lock, { kind: 'try_begun', at: end - 1 })).toMatchObject({ kind: 'locked', triesLeft: 2 })
  expect(transition(lock, { kind: 'try_begun', at: end })).toMatchObject({ kind: 'checking', triesLeft: 1 })
})

it('[PN3] ending the tab in the middle of a check costs the try and its pause', () => {
  const begun = transition(afterWrong(2), { kind: 'try_begun', at: NOW })
  expect(pauseOf(transition(begun, { kind: 'restarted', at: NOW }))).toBe(30_000)
})

it('[PN4] nothing that could be tried is left after the fifth', () => {
  expect(afterWrong(PIN_TRIES_MAX)).toEqual({ kind: 'spent' })
})

describe('[PN5] time', () => {
  const over: PinLock = transition(states.open, { kind: 'time_known', at: session.expiresAt - 1 })

  it('a clock that is set back does not give any more of it', () => {
    const back = transition(over, { kind: 'time_known', at: NOW - 24 * HOUR_MS })
    expect(back).toMatchObject({ kind: 'open', knownAt: session.expiresAt - 1 })
    expect(transition(back, { kind: 'time_known', at: session.expiresAt })).toMatchObject({ kind: 'grace_over' })
  })

  it('the last moment counts, the one behind it does not', () => {
    expect(commandSession(over, session.expiresAt - 1)).toBe(session.sessionId)
    expect(commandSession(over, session.expiresAt)).toBeNull()
    expect(commandSession(over, NOW - HOUR_MS)).toBe(session.sessionId)
  })

  it('the server’s own word corrects a clock that ran ahead, and no try comes back with it', () => {
    const ahead = transition(states['locked, one try'], { kind: 'time_known', at: NOW + 1_000 * HOUR_MS })
    expect(ahead).toMatchObject({ kind: 'grace_over', triesLeft: 1 })
    const corrected = transition(ahead, { kind: 'renewed', expiresAt: session.expiresAt, at: NOW })
    expect(corrected).toMatchObject({ kind: 'locked', triesLeft: 1, knownAt: NOW })
  })

  it('a pause that began in a false future lasts no longer than a pause', () => {
    const begun = transition(afterWrong(2), { kind: 'try_begun', at: session.expiresAt - 1 })
    const corrected = transition(begun, { kind: 'renewed', expiresAt: session.expiresAt, at: NOW })
    expect(corrected).toMatchObject({ kind: 'checking', notBefore: NOW + 120_000 })
  })
})

it('[PN8] only an open lock gives commands a session, and it is the one that was signed in', () => {
  for (const lock of Object.values(states)) {
    expect(commandSession(lock, NOW)).toBe(lock.kind === 'open' ? session.sessionId : null)
  }
})

it.each([
  ['nothing', undefined],
  ['a word', 'open'],
  ['another state', { kind: 'unlocked' }],
  ['an open one without a session', { kind: 'open', verifier, knownAt: NOW }],
  ['fewer iterations', { ...states.locked, verifier: { ...verifier, iterations: 1 } }],
  ['iterations without end', { ...states.locked, verifier: { ...verifier, iterations: 1e12 } }],
  ['more tries', { ...states.locked, triesLeft: 6 }],
  ['a time that is none', { ...states.locked, knownAt: Number.NaN }],
  ['a field too many', { ...states.spent, verifier }],
])('[PN10] a record that is %s is none', (_, stored) => {
  expect(readPinLock(stored)).toEqual({ kind: 'none' })
})

it.each(Object.values(states))('[PN10] a stored $kind is read as it was', (lock) => {
  expect(readPinLock(JSON.parse(JSON.stringify(lock)))).toEqual(lock)
})
