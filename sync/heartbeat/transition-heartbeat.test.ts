import { describe, expect, test } from 'vitest'
import type { HeartbeatEvent, HeartbeatState } from './heartbeat-state.ts'
import { transitionHeartbeat } from './transition-heartbeat.ts'

const states = {
  stopped: { kind: 'stopped' },
  hidden: { kind: 'hidden' },
  asking: { kind: 'asking', failures: 2, isSeen: true },
  'asking unseen': { kind: 'asking', failures: 0, isSeen: false },
  pausing: { kind: 'pausing', failures: 0 },
  silent: { kind: 'pausing', failures: 3 },
} satisfies Record<string, HeartbeatState>
const events = {
  'start seen': { kind: 'start', isSeen: true },
  'start unseen': { kind: 'start', isSeen: false },
  stop: { kind: 'stop' },
  shown: { kind: 'shown' },
  hidden: { kind: 'hidden' },
  answered: { kind: 'answered' },
  failed: { kind: 'failed' },
  woken: { kind: 'woken' },
  reachable: { kind: 'reachable' },
} satisfies Record<string, HeartbeatEvent>

const table: Record<keyof typeof events, Partial<Record<keyof typeof states, string>>> = {
  'start seen': { stopped: 'asking seen: ask' },
  'start unseen': { stopped: 'hidden: ' },
  stop: {
    ...{ hidden: 'stopped: ', asking: 'stopped: ', 'asking unseen': 'stopped: ' },
    ...{ pausing: 'stopped: unwait', silent: 'stopped: unwait' },
  },
  shown: { hidden: 'asking seen: ask', 'asking unseen': 'asking seen: ' },
  hidden: { asking: 'asking f2: ', pausing: 'hidden: unwait', silent: 'hidden: unwait' },
  answered: { asking: 'pausing: wait', 'asking unseen': 'hidden: ' },
  failed: { asking: 'pausing f3: wait', 'asking unseen': 'hidden: ' },
  woken: { pausing: 'asking seen: ask', silent: 'asking f3 seen: ask' },
  reachable: { silent: 'asking f3 seen: unwait, ask' },
}

describe('the heartbeat, state by state and event by event', () => {
  for (const [eventName, event] of Object.entries(events)) {
    for (const [stateName, from] of Object.entries(states)) {
      const expected = table[eventName as keyof typeof events][stateName as keyof typeof states] ?? '.'
      test(`${stateName} × ${eventName} → ${expected}`, () => {
        const { state, effects } = transitionHeartbeat(from, event)
        const failures = 'failures' in state && state.failures > 0 ? ` f${state.failures}` : ''
        const seen = state.kind === 'asking' && state.isSeen ? ' seen' : ''
        const cell = `${state.kind}${failures}${seen}: ${effects.map(({ kind }) => kind).join(', ')}`
        const isSame = effects.length === 0 && JSON.stringify(state) === JSON.stringify(from)
        expect(isSame ? '.' : cell).toBe(expected)
      })
    }
  }
})
