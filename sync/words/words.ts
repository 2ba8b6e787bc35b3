import type { CommandName } from '../commands/registry.ts'
import type { QuarantineReason } from '../errors/quarantine-reasons.ts'
import type { TicketState } from '../tickets/ticket-state.ts'
import type { Flag } from '../wire/flags.ts'

/** What the product calls its own things, in one language. */
export type Words = {
  /** As a button or a line of history says it. */
  readonly commands: Readonly<Record<CommandName, string>>
  readonly states: Readonly<Record<TicketState, string>>
  /** One short sentence: what was noticed. */
  readonly flags: Readonly<Record<Flag, string>>
  /** Why a manager is asked to look at it. */
  readonly reasons: Readonly<Record<QuarantineReason, string>>
}
