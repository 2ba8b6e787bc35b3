import { expect, test } from 'vitest'
import {
  type AnnouncerEvent,
  type AnnouncerState,
  BEGUN_MAX,
  CALL_MS_MAX,
  type Call,
  type Next,
  type Phase,
  QUEUE_MAX,
  restingAnnouncer,
} from './announcer-state.ts'
import { nextAnnouncer } from './next-announcer.ts'

const NOW = 1_000_000
const aCall = (id: string, calledAt = NOW): Call => ({
  id,
  number: 'A-048',
  counter: 3,
  calledAt,
  languages: ['fr', 'ar'],
})
const [a, b] = [aCall('a'), aCall('b')]

const phases: Readonly<Record<string, Phase>> = {
  resting: { kind: 'resting' },
  chiming: { kind: 'chiming', call: a },
  'speaking fr': { kind: 'speaking', call: a, language: 'fr', later: ['ar'] },
  'speaking ar': { kind: 'speaking', call: a, language: 'ar', later: [] },
  quiet: { kind: 'quiet' },
  stopped: { kind: 'stopped' },
}
const events: Readonly<Record<string, AnnouncerEvent>> = {
  'another is called': { kind: 'announced', call: b, at: NOW },
  'the same again': { kind: 'announced', call: a, at: NOW },
  'an old one': { kind: 'announced', call: aCall('old', NOW - CALL_MS_MAX - 1), at: NOW },
  withdrawn: { kind: 'withdrawn', id: 'a', at: NOW },
  'another withdrawn': { kind: 'withdrawn', id: 'c', at: NOW },
  chimed: { kind: 'chimed', at: NOW },
  spoken: { kind: 'spoken', at: NOW },
  failed: { kind: 'failed', at: NOW },
  'quiet on': { kind: 'quiet_set', isQuiet: true },
  'quiet off': { kind: 'quiet_set', isQuiet: false },
  stopped: { kind: 'stopped' },
}

/** With `c` waiting behind a call that is being announced. */
const stateIn = (phase: Phase): AnnouncerState => ({
  ...{ phase, audible: 'ready', begun: 'call' in phase ? [`a ${NOW}`] : [] },
  queue: 'call' in phase ? [aCall('c')] : [],
})
const show = ({ state: { phase, queue, audible }, effects }: Next): string => {
  const what =
    'language' in phase
      ? `${phase.kind} ${phase.call.id} ${phase.language}`
      : 'call' in phase
        ? `${phase.kind} ${phase.call.id}`
        : phase.kind
  const heard = effects.map((effect) => effect.kind).join('+') || '-'
  return `${what} [${queue.map(({ id }) => id).join()}] ${audible} ${heard}`
}

const expected: Readonly<Record<string, readonly string[]>> = {
  resting: [
    ...['chiming b [] ready chime', 'chiming a [] ready chime', 'resting [] ready -'],
    ...['resting [] ready -', 'resting [] ready -', 'resting [] ready -', 'resting [] ready -', 'resting [] ready -'],
    ...['quiet [] ready hush', 'resting [] ready -', 'stopped [] ready hush'],
  ],
  chiming: [
    ...['chiming a [c,b] ready -', 'chiming a [c] ready -', 'chiming a [c] ready -'],
    ...['chiming c [] ready hush+chime', 'chiming a [] ready -'],
    ...['speaking a fr [c] ready speak', 'chiming a [c] ready -', 'chiming c [] blocked chime'],
    ...['quiet [] ready hush', 'chiming a [c] ready -', 'stopped [] ready hush'],
  ],
  'speaking fr': [
    ...['speaking a fr [c,b] ready -', 'speaking a fr [c] ready -', 'speaking a fr [c] ready -'],
    ...['chiming c [] ready hush+chime', 'speaking a fr [] ready -'],
    ...['speaking a fr [c] ready -', 'speaking a ar [c] ready speak', 'speaking a ar [c] silent speak'],
    ...['quiet [] ready hush', 'speaking a fr [c] ready -', 'stopped [] ready hush'],
  ],
  'speaking ar': [
    ...['speaking a ar [c,b] ready -', 'speaking a ar [c] ready -', 'speaking a ar [c] ready -'],
    ...['chiming c [] ready hush+chime', 'speaking a ar [] ready -'],
    ...['speaking a ar [c] ready -', 'chiming c [] ready chime', 'chiming c [] silent chime'],
    ...['quiet [] ready hush', 'speaking a ar [c] ready -', 'stopped [] ready hush'],
  ],
  quiet: [...Array.from({ length: 9 }, () => 'quiet [] ready -'), 'resting [] ready hush', 'stopped [] ready hush'],
  stopped: Array.from({ length: 11 }, () => 'stopped [] ready -'),
}

test.each(Object.entries(phases))('[VA1] in %s each event leads to one state and at most one sound', (name, phase) => {
  const found = Object.entries(events).map(([event, each]) => [event, show(nextAnnouncer(stateIn(phase), each))])
  expect(found).toEqual(Object.keys(events).map((event, at) => [event, expected[name]?.[at]]))
})

const after = (state: AnnouncerState, ...more: readonly AnnouncerEvent[]): Next =>
  more.reduce<Next>((next, event) => nextAnnouncer(next.state, event), { state, effects: [] })

test('[VA2] of more calls than can have their turn in time the oldest are left out', () => {
  const calls = Array.from({ length: QUEUE_MAX + 3 }, (_, n) => aCall(`n${n}`))
  const { state } = after(restingAnnouncer, ...calls.map((call) => ({ kind: 'announced', call, at: NOW }) as const))
  expect(state.queue.map(({ id }) => id)).toEqual(calls.slice(3).map(({ id }) => id))
})

test('[VA3] what has become too old while it waited is passed over, and a sentence that would begin too late is not begun', () => {
  const late = NOW + CALL_MS_MAX
  const waiting = { ...stateIn(phases['speaking ar'] as Phase), queue: [aCall('x', NOW - 1), aCall('y', NOW)] }
  expect(show(after(waiting, { kind: 'spoken', at: late }))).toBe('chiming y [] ready chime')
  expect(show(after(waiting, { kind: 'spoken', at: late + 1 }))).toBe('resting [] ready -')
  const chiming = { ...stateIn(phases.chiming as Phase), queue: [] }
  expect(show(after(chiming, { kind: 'chimed', at: late + 1 }))).toBe('resting [] ready -')
  const first = { ...stateIn(phases['speaking fr'] as Phase), queue: [] }
  expect(show(after(first, { kind: 'spoken', at: late + 1 }))).toBe('resting [] ready -')
})

test('[VA6] a recall is news, and takes the place of the call that still waits', () => {
  const recalled = aCall('c', NOW + 5)
  const { state } = after(stateIn(phases.chiming as Phase), { kind: 'announced', call: recalled, at: NOW + 5 })
  expect(state.queue).toEqual([recalled])
  const again = after(stateIn(phases.chiming as Phase), { kind: 'announced', call: aCall('a', NOW + 5), at: NOW + 5 })
  expect(again.state.queue.map(({ id }) => id)).toEqual(['c', 'a'])
})

test('[VA6] what was begun long ago is forgotten: the list has an end', () => {
  let state = restingAnnouncer
  for (let n = 0; n < BEGUN_MAX + 5; n++) {
    const call = { ...aCall(`n${n}`), languages: ['en'] as const }
    const more = [
      { kind: 'announced', call, at: NOW },
      { kind: 'chimed', at: NOW },
      { kind: 'spoken', at: NOW },
    ] as const
    state = after(state, ...more).state
  }
  expect(state.begun.length).toBe(BEGUN_MAX)
  expect(state.phase.kind).toBe('resting')
})
