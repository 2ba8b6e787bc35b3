import type { Language } from '../../sync/words/language.ts'
import {
  type AnnouncerEvent,
  type AnnouncerState,
  BEGUN_MAX,
  CALL_MS_MAX,
  type Call,
  type Next,
  type Phase,
  QUEUE_MAX,
} from './announcer-state.ts'

/** What becomes of an announcer by an event, and what is to be heard now. */
export function nextAnnouncer(state: AnnouncerState, event: AnnouncerEvent): Next {
  const { phase } = state
  if (phase.kind === 'stopped') return stay(state)
  switch (event.kind) {
    case 'announced':
      return announced(state, event.call, event.at)
    case 'withdrawn':
      return withdrawn(state, event.id, event.at)
    case 'chimed':
      if (phase.kind !== 'chiming') return stay(state)
      return speakFirst(state, phase.call, phase.call.languages, event.at)
    case 'spoken':
      if (phase.kind !== 'speaking') return stay(state)
      return speakFirst({ ...state, audible: 'ready' }, phase.call, phase.later, event.at)
    case 'failed':
      if (phase.kind === 'chiming') return beginNext({ ...state, audible: 'blocked' }, event.at)
      if (phase.kind !== 'speaking') return stay(state)
      return speakFirst({ ...state, audible: 'silent' }, phase.call, phase.later, event.at)
    case 'quiet_set':
      if (event.isQuiet === (phase.kind === 'quiet')) return stay(state)
      return hushed(state, { kind: event.isQuiet ? 'quiet' : 'resting' })
    case 'stopped':
      return hushed(state, { kind: 'stopped' })
  }
}

const stay = (state: AnnouncerState): Next => ({ state, effects: [] })
const isFresh = (call: Call, at: number): boolean => at - call.calledAt <= CALL_MS_MAX
/** A recall of the same ticket is news; the same call seen again is not. */
const nameOf = ({ id, calledAt }: Call): string => `${id} ${calledAt}`

function hushed(state: AnnouncerState, phase: Phase): Next {
  return { state: { ...state, phase, queue: [] }, effects: [{ kind: 'hush' }] }
}

function announced(state: AnnouncerState, call: Call, at: number): Next {
  if (state.phase.kind === 'quiet' || !isFresh(call, at) || state.begun.includes(nameOf(call))) return stay(state)
  const others = state.queue.filter(({ id }) => id !== call.id)
  const next = { ...state, queue: [...others, call].slice(-QUEUE_MAX) }
  return next.phase.kind === 'resting' ? beginNext(next, at) : stay(next)
}

function withdrawn(state: AnnouncerState, id: string, at: number): Next {
  const next = { ...state, queue: state.queue.filter((call) => call.id !== id) }
  if (!('call' in next.phase) || next.phase.call.id !== id) return stay(next)
  const { state: after, effects } = beginNext(next, at)
  return { state: after, effects: [{ kind: 'hush' }, ...effects] }
}

/** The oldest that is still news; what has become too old while it waited is never heard [VA3]. */
function beginNext(state: AnnouncerState, at: number): Next {
  const from = state.queue.findIndex((call) => isFresh(call, at))
  const call = state.queue[from]
  if (call === undefined) return stay({ ...state, phase: { kind: 'resting' }, queue: [] })
  const begun = [...state.begun, nameOf(call)].slice(-BEGUN_MAX)
  const next = { ...state, phase: { kind: 'chiming', call } as const, queue: state.queue.slice(from + 1), begun }
  return { state: next, effects: [{ kind: 'chime', call }] }
}

function speakFirst(state: AnnouncerState, call: Call, languages: readonly Language[], at: number): Next {
  const [language, ...later] = languages
  if (language === undefined || !isFresh(call, at)) return beginNext(state, at)
  const phase = { kind: 'speaking', call, language, later } as const
  return { state: { ...state, phase }, effects: [{ kind: 'speak', call, language }] }
}
