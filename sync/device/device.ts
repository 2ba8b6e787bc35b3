import type { CommandArgs } from '../commands/parse-command.ts'
import type { CommandName } from '../commands/registry.ts'
import type { PublishedConfiguration } from '../configuration/published-configuration.ts'
import type { Rung } from '../ladder/rung.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { StoreErrorCode } from '../ports/store.ts'
import type { BranchDevice } from '../view/read-devices.ts'
import type { BranchStatsFields, CounterRow, TicketRow } from '../view/view-rows.ts'
import type { Outcome } from '../wire/outcome.ts'

/** What a screen hands over. The number of a ticket is not in it: the transaction takes one [OB1]. */
export type Wish<Name extends CommandName = CommandName> = {
  readonly name: Name
  readonly kind?: 'fact' | 'intent'
  readonly args: WishArgs<Name>
  /** Made by the screen when the same tap could come twice [OB3]. */
  readonly id?: string
}
type Taken = 'number' | 'prefix' | 'letter' | 'n' | 'number_day' | 'ticket_id' | 'secret'
/** Of each form that the arguments may have, since a plain `Omit` keeps only what all of them share. */
type WithoutTaken<Args> = Args extends unknown ? Omit<Args, Taken> : never
export type WishArgs<Name extends CommandName> = Name extends 'issue_ticket' | 'check_in_appointment'
  ? WithoutTaken<CommandArgs<Name>>
  : CommandArgs<Name>

/** What became of writing it down; what the authority says comes later, in the view and the outbox. */
export type Written =
  | { readonly kind: 'written'; readonly row: OutboxRow }
  | {
      readonly kind: 'refused'
      readonly code: StoreErrorCode | 'no_letter' | 'outbox_full' | 'nobody_waiting' | 'not_ready'
    }

/** What became of a command in the end; the last two are never heard of by the authority. */
export type Decision =
  | Outcome
  /** The server refuses even to look at it, with this code [PU6]. */
  | { readonly kind: 'unsendable'; readonly code: string }
  /** There is no such command here, or none that this version knows [OB7]. */
  | { readonly kind: 'unknown' }

/** Everything that a screen reads; a new object after each change, parts that did not change are the same [VI2]. */
export type View = {
  readonly tickets: ReadonlyMap<string, TicketRow>
  readonly counters: ReadonlyMap<string, CounterRow>
  readonly configuration: PublishedConfiguration | undefined
  /** Of the branch, with what their paper is checked by. */
  readonly devices: readonly BranchDevice[]
  readonly stats: BranchStatsFields | undefined
  /** Pending commands, oldest first. */
  readonly pending: readonly OutboxRow[]
  /** Rejected, quarantined or unsendable, and not seen yet [OB5]. */
  readonly unseen: readonly OutboxRow[]
  /** Today's label, as best known [NU5]. */
  readonly today: string | undefined
}

export type SyncState = {
  readonly rung: Rung
  /** Milliseconds since the replica was last known equal to the branch; undefined: never. */
  readonly ageMs: number | undefined
  /** By the wall clock, of this page life. */
  readonly lastAnswerAt: number | undefined
  /** Likewise, and of the page lives before where this one has heard nothing yet: up to a minute too early then [LA3]. */
  readonly silentSince: number | undefined
  readonly pendingCount: number
  readonly unseenCount: number
  readonly isLeader: boolean
  /** A ticket would get a number; not before a writer's first contact, so nothing that issues is offered then [NU3]. */
  readonly hasNumbers: boolean
  /** What a person should hear of: a fault of the disk, a revoked device, a clock in doubt … */
  readonly troubles: readonly Trouble[]
}
export type Trouble =
  | { readonly kind: 'store'; readonly code: StoreErrorCode }
  | { readonly kind: 'unreadable'; readonly count: number }
  | { readonly kind: 'revoked' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'unknown_commands'; readonly count: number }
  | { readonly kind: 'unsendable'; readonly count: number }
  /** The browser may throw the storage away by itself. */
  | { readonly kind: 'not_persisted' }
  /** It forked so often that the authority opens no more writers today; what is written waits. Words: the code's. */
  | { readonly kind: 'too_many_writers' }
  /** No number can be given, and nobody can be asked for one [NU3]. */
  | { readonly kind: 'no_letter' }

/** One device as one tab has it. */
export type Device = {
  run<Name extends CommandName>(wish: Wish<Name>): Promise<Written>
  readonly view: View
  readonly sync: SyncState
  /** The estimate of server time, for what a screen says of hours and waits [TI2]. */
  now(): number
  /** Called after each change of `view` or `sync`; answers the function that ends it. */
  subscribe(listener: () => void): () => void
  /** Resolves when the authority has decided, or will not; never rejects, and waits as long as it takes. */
  outcomeOf(commandId: string): Promise<Decision>
  markSeen(commandId: string): Promise<void>
  exportOutbox(): Promise<string>
  /** Every command on this disk, those that were decided within the last days among them [OB5]. */
  outboxRows(): Promise<readonly OutboxRow[]>
  /** The person whose session commands carry from now on; who it is decides which reserved tickets may be called. */
  setSession(session: string | null, staffId?: string | null): Promise<void>
  /** Whether the browser keeps the storage until a person clears it; before this is told, nothing is said of it. */
  setPersisted(isPersisted: boolean): void
  /** Whether a person can see this tab: heartbeats are asked while one can. */
  setVisible(isVisible: boolean): void
  /** The browser says that there is a network again; each tab tells it, the leader acts on it [PU2]. */
  networkBack(): void
  /** Whether a person is in the middle of something that a reload would take away [LE3]. */
  setBusy(isBusy: boolean): void
  close(): Promise<void>
}
