import type { TabMessage } from './tab-message.ts'
import type { Following, Leading, SteppingDown, TabEffect, TabEvent, TabState } from './tab-state.ts'

export type TabStep = { readonly state: TabState; readonly effects: readonly TabEffect[] }

/** Pure; an event that a state does not expect leaves it as it is. */
export function transitionTab(state: TabState, event: TabEvent): TabStep {
  switch (state.kind) {
    case 'following':
      return follow(state, event)
    case 'leading':
      return lead(state, event)
    case 'stepping_down':
      return stepDown(state, event)
    case 'closing':
      return close(state, event)
    case 'left':
      return stay(state)
  }
}

function follow(state: Following, event: TabEvent): TabStep {
  switch (event.kind) {
    case 'lock_won':
      return step({ ...state, kind: 'leading' }, { kind: 'start_work' })
    case 'heard':
      return hearAsFollower(state, event.message)
    case 'wrote':
      return step(state, {
        kind: 'post',
        message: { kind: 'poke', version: state.version, by_person: event.byPerson },
      })
    case 'idle':
      return reloadIfDue({ ...state, isIdle: true })
    case 'busy':
      return step({ ...state, isIdle: false })
    case 'close':
      return step({ kind: 'left' }, { kind: 'give_up_lock' })
    default:
      return stay(state)
  }
}

function lead(state: Leading, event: TabEvent): TabStep {
  switch (event.kind) {
    case 'lock_lost':
      return step({ ...state, kind: 'following' }, { kind: 'abort_work' }, { kind: 'contend' })
    case 'heard':
      return hearAsLeader(state, event.message)
    case 'wrote':
      return step(state, { kind: 'push_now', byPerson: event.byPerson })
    case 'idle':
      return yieldIfDue({ ...state, isIdle: true })
    case 'busy':
      return step({ ...state, isIdle: false })
    case 'close':
      return step({ kind: 'closing' }, { kind: 'stop_work' })
    default:
      return stay(state)
  }
}

/** What is written meanwhile is on the disk, where the next leader begins. */
function stepDown(state: SteppingDown, event: TabEvent): TabStep {
  switch (event.kind) {
    case 'lock_lost':
    case 'drained':
      return endOfTerm(state, event.kind === 'lock_lost')
    case 'heard':
      return step(withWanted(state, event.message))
    case 'idle':
    case 'busy':
      return step({ ...state, isIdle: event.kind === 'idle' })
    case 'close':
      return step({ kind: 'closing' })
    default:
      return stay(state)
  }
}

function close(state: TabState, event: TabEvent): TabStep {
  if (event.kind === 'drained') return step({ kind: 'left' }, { kind: 'give_up_lock' })
  return event.kind === 'lock_lost' ? step({ kind: 'left' }, { kind: 'abort_work' }) : stay(state)
}

/** Whom a person has touched since is not reloaded under their hands: it follows, and waits for the next quiet moment. */
function endOfTerm(state: SteppingDown, isLost: boolean): TabStep {
  const last: TabEffect = isLost ? { kind: 'abort_work' } : { kind: 'give_up_lock' }
  if (state.isIdle && state.wanted !== null) {
    return step({ kind: 'left' }, last, { kind: 'reload', forVersion: state.wanted })
  }
  return step({ ...state, kind: 'following' }, last, { kind: 'contend' })
}

function hearAsFollower(before: Following, message: TabMessage): TabStep {
  const { state, effects } = reloadIfDue(withWanted(before, message))
  if (message.kind !== 'status') return { state, effects }
  const isOlder = message.version < before.version
  const answer: TabEffect[] = isOlder ? [askReload(before.version)] : []
  return step(state, { kind: 'take_status', status: message }, ...answer, ...effects)
}

function hearAsLeader(before: Leading, message: TabMessage): TabStep {
  const { state, effects } = yieldIfDue(withWanted(before, message))
  // Another tab's status is from before the lock changed hands; all that it tells is a version.
  if (message.kind !== 'poke') return { state, effects }
  const isOlder = message.version < before.version
  const answer: TabEffect[] = isOlder ? [askReload(before.version)] : []
  return step(state, { kind: 'push_now', byPerson: message.by_person }, ...answer, ...effects)
}

/** Whatever a newer version says, it is there; `reload_wanted` is how it says only that. */
function withWanted<State extends Following | Leading | SteppingDown>(state: State, message: TabMessage): State {
  if (message.version <= Math.max(state.version, state.reloadedFor, state.wanted ?? 0)) return state
  return { ...state, wanted: message.version }
}

function reloadIfDue(state: Following): TabStep {
  if (!state.isIdle || state.wanted === null) return step(state)
  return step({ kind: 'left' }, { kind: 'give_up_lock' }, { kind: 'reload', forVersion: state.wanted })
}

function yieldIfDue(state: Leading): TabStep {
  if (!state.isIdle || state.wanted === null) return step(state)
  return step({ ...state, kind: 'stepping_down' }, { kind: 'stop_work' })
}

function askReload(version: number): TabEffect {
  return { kind: 'post', message: { kind: 'reload_wanted', version } }
}

function stay(state: TabState): TabStep {
  return step(state)
}

function step(state: TabState, ...effects: readonly TabEffect[]): TabStep {
  return { state, effects }
}
