import { callFragments } from '../../sync/voice/call-fragments.ts'
import type { Language } from '../../sync/words/language.ts'
import type { AnnouncerPorts } from './announcer-ports.ts'
import {
  type AnnouncerEffect,
  type AnnouncerEvent,
  type AnnouncerState,
  type Audible,
  CALL_MS_MAX,
  type Call,
  type Phase,
  restingAnnouncer,
} from './announcer-state.ts'
import { layOut, type Timeline } from './lay-out.ts'
import { nextAnnouncer } from './next-announcer.ts'
import { playOut } from './play-out.ts'

type Announcement = Omit<Call, 'languages'> & {
  readonly language: Language
  /** Said after it, each once. */
  readonly alsoIn?: readonly Language[]
}
export type AnnouncerView = { readonly kind: Phase['kind']; readonly audible: Audible; readonly waiting: number }
export type Announcer = {
  announce(announcement: Announcement): void
  /** The call does not stand any more: it is not said, or no further. */
  withdraw(id: string): void
  /** From 0 to 1. */
  setVolume(volume: number): void
  setQuiet(isQuiet: boolean): void
  stop(): void
  /** The same object until something of it changes. */
  state(): AnnouncerView
  subscribe(listener: () => void): () => void
}

/** Nobody stands before the screen for longer until a voice has been read. */
const LOAD_MS_MAX = 5_000

/** Says calls one after the other: `nextAnnouncer` decides, this lets it be heard. */
export function createAnnouncer<Sound>(ports: AnnouncerPorts<Sound>): Announcer {
  const listeners = new Set<() => void>()
  let state: AnnouncerState = restingAnnouncer
  let view = viewOf(state)
  let hush = (): void => undefined

  function send(event: AnnouncerEvent): void {
    const { state: next, effects } = nextAnnouncer(state, event)
    state = next
    for (const effect of effects) run(effect)
    const now = viewOf(state)
    if (now.kind === view.kind && now.audible === view.audible && now.waiting === view.waiting) return
    view = now
    for (const listener of listeners) listener()
  }

  function run(effect: AnnouncerEffect): void {
    hush()
    hush = () => undefined
    if (effect.kind === 'hush') return
    const done = effect.kind === 'chime' ? 'chimed' : 'spoken'
    const readMsMax = Math.min(LOAD_MS_MAX, effect.call.calledAt + CALL_MS_MAX - ports.clock.now())
    hush = playOut(
      ports,
      () => read(effect),
      readMsMax,
      (isHeard) => send({ kind: isHeard ? done : 'failed', at: ports.clock.now() }),
    )
  }

  async function read(effect: Exclude<AnnouncerEffect, { kind: 'hush' }>): Promise<Timeline<Sound> | undefined> {
    if (effect.kind === 'chime') {
      // Read while it sounds; whoever needs them meets their failure.
      for (const language of effect.call.languages) ports.load(language).catch(() => undefined)
      return ports.chime()
    }
    const { call, language } = effect
    const parts = callFragments(language, call.number, call.counter)
    return parts && layOut(parts, await ports.load(language))
  }

  return {
    announce: ({ language, alsoIn = [], ...call }) =>
      send({
        ...{ kind: 'announced', at: ports.clock.now() },
        call: { ...call, languages: [...new Set([language, ...alsoIn])] },
      }),
    withdraw: (id) => send({ kind: 'withdrawn', id, at: ports.clock.now() }),
    setVolume: (volume) => ports.audio.setVolume(Math.min(1, Math.max(0, volume))),
    setQuiet: (isQuiet) => send({ kind: 'quiet_set', isQuiet }),
    stop: () => send({ kind: 'stopped' }),
    state: () => view,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

function viewOf({ phase, audible, queue }: AnnouncerState): AnnouncerView {
  return { kind: phase.kind, audible, waiting: queue.length }
}
