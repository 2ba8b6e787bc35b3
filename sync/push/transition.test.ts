import { describe, expect, test } from 'vitest'
import { pushCommandsMax } from '../wire/limits.ts'
import { type Carried, freshCarried, type PushEvent, type PushState } from './push-state.ts'
import { transition } from './transition.ts'

const carried: Carried = { ...freshCarried, want: 'nothing' }
const states = {
  stopped: { kind: 'stopped' },
  idle: { ...carried, kind: 'idle' },
  preparing: { ...carried, kind: 'preparing', asked: 'nothing' },
  contacting: { ...carried, kind: 'sending', asked: 'contact', count: 0, firstId: undefined },
  'sending 1': { ...carried, kind: 'sending', asked: 'nothing', count: 1, firstId: 'a' },
  'sending 9': { ...carried, kind: 'sending', asked: 'nothing', count: 9, firstId: 'a' },
  taking: { ...carried, kind: 'taking', count: 9 },
  'waiting 1': { ...carried, kind: 'waiting', canHurry: true, failures: 1 },
  'waiting 4': { ...carried, kind: 'waiting', canHurry: true, failures: 4 },
  'told to wait': { ...carried, kind: 'waiting', canHurry: false },
} satisfies Record<string, PushState>
type StateName = keyof typeof states

const taken = (isMore: boolean, isProgress: boolean, afterMs?: number): PushEvent => ({
  ...{ kind: 'taken', isMore, isProgress, afterMs },
})
const events = {
  start: { kind: 'start' },
  stop: { kind: 'stop' },
  'poke by person': { kind: 'poke', isPerson: true },
  'poke by none': { kind: 'poke', isPerson: false },
  contact: { kind: 'contact' },
  reachable: { kind: 'reachable' },
  woken: { kind: 'woken' },
  broke: { kind: 'broke' },
  mended: { kind: 'mended' },
  'prepared nothing': { kind: 'prepared', what: 'nothing' },
  'prepared hole': { kind: 'prepared', what: 'hole' },
  'prepared request': { kind: 'prepared', what: 'request', count: 9, firstId: 'a' },
  answer: { kind: 'replied', reply: 'answer' },
  epoch_changed: { kind: 'replied', reply: 'epoch_changed' },
  sequence_gap: { kind: 'replied', reply: 'sequence_gap' },
  'batch refused': { kind: 'replied', reply: 'batch_refused', code: 'malformed' },
  refused: { kind: 'replied', reply: 'refused', afterMs: 700 },
  'no answer': { kind: 'replied', reply: 'unreachable', isTooSlow: false },
  'too slow': { kind: 'replied', reply: 'unreachable', isTooSlow: true },
  'taken, all': taken(false, true),
  'taken, more': taken(true, true),
  'taken, no progress': taken(true, false),
  'taken, told to wait': taken(true, true, 2_000),
  'adopted newer': { kind: 'adopted', isNewer: true },
  'adopted none': { kind: 'adopted', isNewer: false },
} satisfies Record<string, PushEvent>
type EventName = keyof typeof events

/** `state: effects`, with what is carried where it is not as it was; a dot: nothing happens. */
function cell(state: PushState, event: PushEvent): string {
  const step = transition(state, event)
  if (step.state === state && step.effects.length === 0) return '.'
  const notes: string[] = []
  if (step.state.kind !== 'stopped') {
    const { failures, limit, want, isPoked, suspect } = step.state
    if (failures > 0) notes.push(`f${failures}`)
    if (limit !== pushCommandsMax) notes.push(`≤${limit}`)
    if (want !== 'nothing') notes.push(want)
    if (isPoked) notes.push('poked')
    if (suspect !== undefined) notes.push(`suspect ${suspect.id}`)
    if (step.state.kind === 'waiting' && !step.state.canHurry) notes.push('patient')
  }
  const effects = step.effects.map((effect) => {
    if (effect.kind === 'prepare') return effect.want === 'nothing' ? 'prepare' : `prepare ${effect.want}`
    return effect.kind === 'wait' && effect.atLeastMs > 0 ? `wait ${effect.atLeastMs}` : effect.kind
  })
  return `${[step.state.kind, ...notes].join(' ')}: ${effects.join(', ')}`
}

const table: Record<EventName, Partial<Record<StateName, string>>> = {
  start: { stopped: 'taking contact: mend' },
  stop: {
    ...{ idle: 'stopped: ', preparing: 'stopped: ', contacting: 'stopped: ', 'sending 1': 'stopped: ' },
    ...{ 'sending 9': 'stopped: ', taking: 'stopped: ', 'waiting 1': 'stopped: unwait' },
    ...{ 'waiting 4': 'stopped: unwait', 'told to wait': 'stopped: unwait' },
  },
  'poke by person': {
    ...{ idle: 'preparing: prepare', preparing: 'preparing poked: ', contacting: 'sending poked: ' },
    ...{ 'sending 1': 'sending poked: ', 'sending 9': 'sending poked: ', taking: 'taking poked: ' },
    ...{ 'waiting 1': 'preparing f1: unwait, prepare', 'waiting 4': 'waiting f4 poked: hurry' },
    'told to wait': 'waiting poked patient: ',
  },
  'poke by none': {
    ...{ idle: 'preparing: prepare', preparing: 'preparing poked: ', contacting: 'sending poked: ' },
    ...{ 'sending 1': 'sending poked: ', 'sending 9': 'sending poked: ', taking: 'taking poked: ' },
    ...{
      'waiting 1': 'waiting f1 poked: ',
      'waiting 4': 'waiting f4 poked: ',
      'told to wait': 'waiting poked patient: ',
    },
  },
  contact: {
    ...{ idle: 'preparing: prepare contact', preparing: 'preparing contact: ', contacting: 'sending contact: ' },
    ...{ 'sending 1': 'sending contact: ', 'sending 9': 'sending contact: ', taking: 'taking contact: ' },
    ...{ 'waiting 1': 'waiting f1 contact: ', 'waiting 4': 'waiting f4 contact: ' },
    'told to wait': 'waiting contact patient: ',
  },
  reachable: { 'waiting 1': 'preparing f1: unwait, prepare', 'waiting 4': 'preparing f4: unwait, prepare' },
  woken: {
    ...{
      'waiting 1': 'preparing f1: prepare',
      'waiting 4': 'preparing f4: prepare',
      'told to wait': 'preparing: prepare',
    },
  },
  broke: { preparing: 'waiting f1: wait', taking: 'waiting f1: wait' },
  mended: { taking: 'preparing: prepare' },
  'prepared nothing': { preparing: 'idle: ' },
  'prepared hole': { preparing: 'taking: mend' },
  'prepared request': { preparing: 'sending: send' },
  answer: { contacting: 'taking: take', 'sending 1': 'taking: take', 'sending 9': 'taking: take' },
  epoch_changed: { contacting: 'taking contact: adopt', 'sending 1': 'taking: adopt', 'sending 9': 'taking: adopt' },
  sequence_gap: {
    ...{ contacting: 'preparing f1: prepare proof', 'sending 1': 'preparing f1: prepare proof' },
    'sending 9': 'preparing f1: prepare proof',
  },
  'batch refused': {
    contacting: 'waiting f1 contact patient: wait',
    'sending 1': 'preparing suspect a: prepare proof',
    'sending 9': 'preparing ≤5: prepare',
  },
  refused: {
    ...{ contacting: 'waiting f1 contact patient: wait 700', 'sending 1': 'waiting f1 patient: wait 700' },
    'sending 9': 'waiting f1 patient: wait 700',
  },
  'no answer': {
    ...{ contacting: 'waiting f1 contact: wait', 'sending 1': 'waiting f1: wait', 'sending 9': 'waiting f1: wait' },
  },
  'too slow': {
    ...{ contacting: 'waiting f1 contact: wait', 'sending 1': 'waiting f1: wait', 'sending 9': 'waiting f1 ≤5: wait' },
  },
  'taken, all': { taking: 'idle: ' },
  'taken, more': { taking: 'preparing: prepare' },
  'taken, no progress': { taking: 'waiting f1: wait' },
  'taken, told to wait': { taking: 'waiting patient: wait 2000' },
  'adopted newer': { taking: 'preparing: prepare' },
  'adopted none': { taking: 'waiting f1 proof: wait' },
}

describe('the push, state by state and event by event', () => {
  for (const [eventName, event] of Object.entries(events)) {
    for (const [stateName, state] of Object.entries(states)) {
      const expected = table[eventName as EventName][stateName as StateName] ?? '.'
      test(`${stateName} × ${eventName} → ${expected}`, () => expect(cell(state, event)).toBe(expected))
    }
  }
})

describe('what is carried from step to step', () => {
  const run = (from: PushState, ...through: PushEvent[]) =>
    through.reduce((state, event) => transition(state, event).state, from)

  test('[PU2] what was wanted and got no answer is wanted again', () => {
    const started = run(states.stopped, events.start, events.mended, {
      kind: 'prepared',
      what: 'request',
      count: 0,
      firstId: undefined,
    })
    const waiting = run(started, events['no answer'])
    expect(transition(waiting, events.woken).effects).toEqual([
      { kind: 'prepare', limit: pushCommandsMax, want: 'contact' },
    ])
  })

  test('[PU2] pauses grow with each failure, and begin anew after an answer that settled something', () => {
    const twice = run(
      states['sending 9'],
      events['no answer'],
      events.woken,
      events['prepared request'],
      events['no answer'],
    )
    expect(twice).toMatchObject({ kind: 'waiting', failures: 2 })
    const after = run(twice, events.woken, events['prepared request'], events.answer, events['taken, all'])
    expect(after).toMatchObject({ kind: 'idle', failures: 0 })
  })

  test('[PU1] what is written while a request is on its way is looked for once the answer is taken', () => {
    const busy = run(states['sending 9'], events['poke by none'], events.answer)
    expect(transition(busy, events['taken, all']).effects).toMatchObject([{ kind: 'prepare' }])
  })

  test('[PU5] a gap that is still there after the contact is not hurried', () => {
    const gap = run(states['sending 9'], events.sequence_gap)
    const answered = run(gap, { kind: 'prepared', what: 'request', count: 0, firstId: undefined }, events.answer)
    const again = run(answered, taken(true, false), events['prepared request'], events.sequence_gap)
    expect(again).toMatchObject({ kind: 'waiting', failures: 2, want: 'proof' })
  })

  test('[PU6] a batch is halved down to one command', () => {
    const limits: number[] = []
    let state: PushState = { ...carried, kind: 'sending', asked: 'nothing', count: 500, firstId: 'a' }
    while (state.kind === 'sending' && state.count > 1) {
      state = run(state, events['batch refused'])
      if (state.kind !== 'preparing') break
      limits.push(state.limit)
      state = run(state, { kind: 'prepared', what: 'request', count: state.limit, firstId: 'a' })
    }
    expect(limits).toEqual([250, 125, 63, 32, 16, 8, 4, 2, 1])
  })

  test('[PU6] the last one is marked when a request without it is taken', () => {
    const accused = run(states['sending 1'], events['batch refused'], {
      kind: 'prepared',
      what: 'request',
      count: 0,
      firstId: undefined,
    })
    const step = transition(run(accused, events.answer), taken(true, false))
    expect(step.effects).toEqual([{ kind: 'mark', suspect: { id: 'a', code: 'malformed' } }])
    expect(run(step.state, events.mended)).toMatchObject({
      kind: 'preparing',
      suspect: undefined,
      limit: pushCommandsMax,
    })
  })

  test('[PU6] nobody is to blame when a request without it is refused too', () => {
    const accused = run(states['sending 1'], events['batch refused'], {
      kind: 'prepared',
      what: 'request',
      count: 0,
      firstId: undefined,
    })
    expect(run(accused, events['batch refused'])).toMatchObject({ kind: 'waiting', suspect: undefined, failures: 1 })
  })

  test('[PU6] the limit grows back', () => {
    const state: PushState = { ...carried, kind: 'taking', count: 5, limit: 5 }
    expect(run(state, events['taken, more'])).toMatchObject({ limit: 10 })
    expect(run({ ...state, limit: 400 }, events['taken, more'])).toMatchObject({ limit: pushCommandsMax })
  })
})
