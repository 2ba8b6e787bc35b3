import { pushCommandsMax } from '../wire/limits.ts'
import { type Carried, freshCarried, type PushEvent, type PushState, type PushStep, type Want } from './push-state.ts'

type Running = Exclude<PushState, { kind: 'stopped' }>
type Of<Kind extends PushState['kind']> = Extract<PushState, { kind: Kind }>
type Event<Kind extends PushEvent['kind']> = Extract<PushEvent, { kind: Kind }>

/** What the loop does next; an event that does not belong to a state changes nothing. */
export function transition(state: PushState, event: PushEvent): PushStep {
  if (state.kind === 'stopped') return event.kind === 'start' ? begin() : stay(state)
  if (event.kind === 'stop')
    return { state: { kind: 'stopped' }, effects: isWaiting(state) ? [{ kind: 'unwait' }] : [] }
  if (event.kind === 'poke' || event.kind === 'contact' || event.kind === 'reachable') return nudge(state, event)
  switch (state.kind) {
    case 'idle':
      return stay(state)
    case 'preparing':
      return event.kind === 'prepared'
        ? onPrepared(state, event)
        : event.kind === 'broke'
          ? fail(state, 0)
          : stay(state)
    case 'sending':
      return event.kind === 'replied' ? onReplied(state, event) : stay(state)
    case 'taking':
      return onTaken(state, event)
    case 'waiting':
      return event.kind === 'woken' ? prepare(state) : stay(state)
  }
}

/** From the disk alone, whatever state its last leader left it in. */
function begin(): PushStep {
  return { state: { ...freshCarried, kind: 'taking', count: 0 }, effects: [{ kind: 'mend' }] }
}

/** Somebody wants something: at once where we rest, later where we are busy, and sooner where we only wait [PU2]. */
function nudge(state: Running, event: Event<'poke' | 'contact' | 'reachable'>): PushStep {
  const isByPerson = event.kind === 'poke' && event.isPerson
  const isHurried = event.kind === 'reachable' || (isByPerson && state.failures <= 1)
  const told = toldOf(state, event)
  if (state.kind === 'waiting' && state.canHurry && isByPerson && !isHurried) {
    return { state: { ...state, ...told }, effects: [{ kind: 'hurry' }] }
  }
  if (state.kind === 'waiting' && state.canHurry && isHurried) {
    const next = prepare(told)
    return { state: next.state, effects: [{ kind: 'unwait' }, ...next.effects] }
  }
  if (event.kind === 'reachable') return stay(state)
  return state.kind === 'idle' ? prepare(told) : stay({ ...state, ...told })
}

function toldOf(state: Running, event: Event<'poke' | 'contact' | 'reachable'>): Carried {
  const carried = carriedOf(state)
  if (event.kind === 'contact') return { ...carried, want: stronger(carried.want, 'contact') }
  return { ...carried, isPoked: carried.isPoked || event.kind === 'poke' }
}

function onPrepared(state: Of<'preparing'>, event: Event<'prepared'>): PushStep {
  switch (event.what) {
    case 'nothing':
      return rest(state)
    case 'hole':
      return { state: { kind: 'taking', count: 0, ...again(state) }, effects: [{ kind: 'mend' }] }
    case 'request': {
      const { count, firstId } = event
      return {
        state: { ...carriedOf(state), kind: 'sending', asked: state.asked, count, firstId },
        effects: [{ kind: 'send' }],
      }
    }
  }
}

function onReplied(state: Of<'sending'>, event: Event<'replied'>): PushStep {
  const { count } = state
  switch (event.reply) {
    case 'answer':
      return { state: { ...carriedOf(state), kind: 'taking', count }, effects: [{ kind: 'take' }] }
    case 'epoch_changed':
      return { state: { ...again(state), kind: 'taking', count }, effects: [{ kind: 'adopt' }] }
    case 'sequence_gap':
      return onGap(state)
    case 'batch_refused':
      return onBatchRefused(state, event.code)
    case 'refused':
      return fail({ ...again(state), suspect: undefined }, event.afterMs, false)
    case 'unreachable':
      // On a slow line, or behind a proxy that minds the size, a smaller request may arrive.
      return fail({ ...again(state), limit: event.isTooSlow ? halfOf(count, state.limit) : state.limit }, 0)
  }
}

/** The first time at once: the contact decides. Should the gap then still be there, it is not to be hurried. */
function onGap(state: Of<'sending'>): PushStep {
  const proving: Carried = { ...again(state), want: 'proof' }
  return state.failures === 0 ? prepare({ ...proving, failures: 1 }) : fail(proving, 0)
}

/** [PU6] Halved down to the one command, which is to blame only if the same request without it is taken. */
function onBatchRefused(state: Of<'sending'>, code: string): PushStep {
  if (state.count > 1) return prepare({ ...again(state), limit: halfOf(state.count, state.limit) })
  if (state.firstId === undefined) return fail({ ...again(state), suspect: undefined }, 0, false)
  return prepare({ ...again(state), want: 'proof', suspect: { id: state.firstId, code } })
}

function onTaken(state: Of<'taking'>, event: PushEvent): PushStep {
  switch (event.kind) {
    case 'broke':
      return fail(state, 0)
    case 'mended':
      return prepare({ ...state, limit: pushCommandsMax, isPoked: true })
    case 'adopted':
      return event.isNewer ? prepare(state) : fail({ ...state, want: 'proof' }, 0)
    case 'taken':
      return afterAnswer(state, event)
    default:
      return stay(state)
  }
}

function afterAnswer(state: Of<'taking'>, { isMore, isProgress, afterMs }: Event<'taken'>): PushStep {
  const { suspect } = state
  if (suspect !== undefined) {
    return { state: { ...state, suspect: undefined }, effects: [{ kind: 'mark', suspect }] }
  }
  const after: Carried = isProgress
    ? { ...state, failures: 0, limit: Math.min(pushCommandsMax, state.limit * 2) }
    : state
  if (afterMs !== undefined) return wait({ ...after, failures: 0 }, afterMs, false)
  // An answer that decided nothing of what was asked: the same question at once would go on for ever.
  if (isMore && !isProgress && state.count > 0) return fail(after, 0)
  return isMore ? prepare(after) : rest(after)
}

function rest(carried: Carried): PushStep {
  if (carried.isPoked || carried.want !== 'nothing') return prepare(carried)
  return { state: { ...carriedOf(carried), kind: 'idle', failures: 0 }, effects: [] }
}

function prepare(carried: Carried): PushStep {
  const { limit, want } = carried
  const state: PushState = { ...carriedOf(carried), kind: 'preparing', asked: want, want: 'nothing', isPoked: false }
  return { state, effects: [{ kind: 'prepare', limit, want }] }
}

function fail(carried: Carried & { readonly asked?: Want }, atLeastMs: number, canHurry = true): PushStep {
  return wait({ ...again(carried), failures: carried.failures + 1 }, atLeastMs, canHurry)
}

function wait(carried: Carried, atLeastMs: number, canHurry: boolean): PushStep {
  const { failures } = carried
  return {
    state: { ...carriedOf(carried), kind: 'waiting', canHurry },
    effects: [{ kind: 'wait', failures, atLeastMs }],
  }
}

/** What was asked for and not got is wanted still. */
function again(carried: Carried & { readonly asked?: Want }): Carried {
  return { ...carriedOf(carried), want: stronger(carried.want, carried.asked ?? 'nothing') }
}

function carriedOf({ limit, failures, want, isPoked, suspect }: Carried): Carried {
  return { limit, failures, want, isPoked, suspect }
}

function stronger(a: Want, b: Want): Want {
  if (a === 'proof' || b === 'proof') return 'proof'
  return a === 'contact' || b === 'contact' ? 'contact' : 'nothing'
}

function halfOf(count: number, limit: number): number {
  return count > 1 ? Math.ceil(count / 2) : limit
}

function isWaiting(state: PushState): boolean {
  return state.kind === 'waiting'
}

function stay(state: PushState): PushStep {
  return { state, effects: [] }
}
