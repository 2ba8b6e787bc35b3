import type { Outcome } from '../wire/outcome.ts'
import type { Lane, Split } from '../wire/writer-state.ts'

export type StubDeviceKind = 'kiosk' | 'tablet' | 'display' | 'console'

export type StubWriter = {
  readonly id: string
  readonly device: string
  readonly kind: StubDeviceKind
  readonly letter: string
  readonly forked_from: string | null
  /** The id of each command, by seq − 1. */
  readonly ids: string[]
  /** The history up to which it has reported. */
  epoch: number
  serial: number
  days: Lane[]
  split: (Split & { readonly to: string }) | null
}

export type StubEntry = {
  readonly id: string
  readonly writer: string
  readonly seq: number
  readonly name: string
  readonly kind: string
  readonly args: Readonly<Record<string, unknown>>
  readonly age_ms: number
  readonly outcome: Outcome
  readonly tickets: readonly string[]
  readonly counters: readonly string[]
}

export type StubRow = Record<string, unknown> & { readonly id: string; version: number }

/** Plain data, so that a picture of it is a copy: what a backup holds and a restore brings back. */
export type StubState = {
  epoch: number
  lsn: number
  writers: Record<string, StubWriter>
  ledger: Record<string, StubEntry>
  tickets: Record<string, StubRow>
  counters: Record<string, StubRow>
}

export function emptyStubState(): StubState {
  return { epoch: 1, lsn: 100, writers: {}, ledger: {}, tickets: {}, counters: {} }
}

export function pictureOf(state: StubState): StubState {
  return JSON.parse(JSON.stringify(state))
}
