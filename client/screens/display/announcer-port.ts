import type { Language } from '../../../sync/words/language.ts'

/** One call, to be spoken after the chime. */
export type Announcement = {
  readonly id: string
  readonly number: string
  /** As the counter is labelled; what cannot be said is read from the screen. */
  readonly counter: string
  /** In server time: what is older than a minute when its turn comes is left unsaid [I13]. */
  readonly calledAt: number
  readonly language: Language
  /** Said after it, each once. */
  readonly alsoIn: readonly Language[]
}

/** `blocked`: the browser wants a touch first; `silent`: no voice can be had. */
type Audible = 'ready' | 'silent' | 'blocked'

/** What a display asks of the voice: it says one thing after the other, and never two at once. Stopped, it is stopped for good. */
export type Announcer = {
  announce(announcement: Announcement): void
  withdraw(id: string): void
  /** 0 to 1. */
  setVolume(volume: number): void
  setQuiet(isQuiet: boolean): void
  stop(): void
  /** The same object until something of it changes. */
  state(): { readonly audible: Audible }
  subscribe(listener: () => void): () => void
}

/** By the clock in which calls are dated. Loaded behind the first painting; rejects where that part does not come. */
export type OpenVoice = (now: () => number) => Promise<Announcer>

const SILENT = { audible: 'silent' } as const

/** Where there is no voice: nothing is said, and it says so. */
export const withoutVoice: Announcer = {
  announce: () => undefined,
  withdraw: () => undefined,
  setVolume: () => undefined,
  setQuiet: () => undefined,
  stop: () => undefined,
  state: () => SILENT,
  subscribe: () => () => undefined,
}
