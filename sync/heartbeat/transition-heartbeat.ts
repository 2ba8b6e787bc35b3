import type { HeartbeatEffect, HeartbeatEvent, HeartbeatState, HeartbeatStep } from './heartbeat-state.ts'

/** An event that does not belong to a state changes nothing. */
export function transitionHeartbeat(state: HeartbeatState, event: HeartbeatEvent): HeartbeatStep {
  if (event.kind === 'stop') return stop(state)
  switch (state.kind) {
    case 'stopped':
      if (event.kind !== 'start') return stay(state)
      return event.isSeen ? ask(0) : stay({ kind: 'hidden' })
    case 'hidden':
      return event.kind === 'shown' ? ask(0) : stay(state)
    case 'asking':
      return whileAsking(state, event)
    case 'pausing':
      return whilePausing(state, event)
  }
}

function stop(state: HeartbeatState): HeartbeatStep {
  return step({ kind: 'stopped' }, state.kind === 'pausing' ? [{ kind: 'unwait' }] : [])
}

function whileAsking(state: Extract<HeartbeatState, { kind: 'asking' }>, event: HeartbeatEvent): HeartbeatStep {
  switch (event.kind) {
    case 'shown':
    case 'hidden':
      return stay({ ...state, isSeen: event.kind === 'shown' })
    case 'answered':
    case 'failed': {
      const failures = event.kind === 'answered' ? 0 : state.failures + 1
      return state.isSeen ? step({ kind: 'pausing', failures }, [{ kind: 'wait', failures }]) : stay({ kind: 'hidden' })
    }
    default:
      return stay(state)
  }
}

function whilePausing(state: Extract<HeartbeatState, { kind: 'pausing' }>, event: HeartbeatEvent): HeartbeatStep {
  switch (event.kind) {
    case 'hidden':
      return step({ kind: 'hidden' }, [{ kind: 'unwait' }])
    case 'woken':
      return ask(state.failures)
    case 'reachable':
      return state.failures > 0 ? ask(state.failures, [{ kind: 'unwait' }]) : stay(state)
    default:
      return stay(state)
  }
}

function ask(failures: number, before: readonly HeartbeatEffect[] = []): HeartbeatStep {
  return step({ kind: 'asking', failures, isSeen: true }, [...before, { kind: 'ask' }])
}

function stay(state: HeartbeatState): HeartbeatStep {
  return step(state, [])
}

function step(state: HeartbeatState, effects: readonly HeartbeatEffect[]): HeartbeatStep {
  return { state, effects }
}
