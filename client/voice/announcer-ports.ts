import type { Language } from '../../sync/words/language.ts'
import type { FindPiece, Timeline } from './lay-out.ts'

/** `unheard`: the browser let nothing sound. */
export type Playing = { readonly ended: Promise<'played' | 'unheard'>; stop(): void }

export type AnnouncerPorts<Sound> = {
  readonly clock: {
    /** In milliseconds, the clock of `calledAt`. */
    now(): number
    /** Answers what takes it back. */
    after(ms: number, run: () => void): () => void
  }
  readonly audio: { play(timeline: Timeline<Sound>): Playing; setVolume(volume: number): void }
  chime(): Timeline<Sound>
  /** The pieces of a language; rejects where they cannot be read or decoded. */
  load(language: Language): Promise<FindPiece<Sound>>
}
