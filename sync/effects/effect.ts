import type { CommandName } from '../commands/registry.ts'
import type { CounterFields, TicketFields } from '../view/view-rows.ts'
import type { Meant } from './meant.ts'

/** New values of some columns. */
export type Patch<Row> = { readonly [Name in keyof Row]?: Row[Name] }

/**
 * What a command does to one row: new values; `nothing`, because it does not concern the row; `told`, because the row
 * shows its doing already: the stream may be faster than the answer; `unfit`, because it could not be carried out on the
 * row as it is [EF2].
 */
export type Change<Row> = Patch<Row> | 'nothing' | 'told' | 'unfit'

export type Effect<Row, Name extends CommandName = CommandName> = (
  row: Row | undefined,
  meant: Meant<Name>,
  id: string,
) => Change<Row>
export type TicketEffect<Name extends CommandName = CommandName> = Effect<TicketFields, Name>
export type CounterEffect<Name extends CommandName = CommandName> = Effect<CounterFields, Name>
