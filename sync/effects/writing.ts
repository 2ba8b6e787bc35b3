import type { DeviceKind } from '../commands/define-command.ts'
import type { View } from '../device/device.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { CommandKind } from '../wire/command-kind.ts'

/** The picture on which a person acts. */
export type Seen = Pick<View, 'tickets' | 'counters' | 'configuration' | 'today'> & {
  /** A command that is still in the outbox, decided or not. */
  commandOf(id: string): OutboxRow | undefined
}

/** Who writes a command, and when. */
export type Writing = {
  readonly id: string
  readonly kind: CommandKind
  /** Server time as estimated, in milliseconds since 1970. */
  readonly at: number
  /** The person whose session it is, as far as the device knows. */
  readonly staff_id: string | null
  readonly device: {
    readonly id: string
    readonly kind: DeviceKind
    readonly tenant_id: string
    readonly branch_id: string
  }
}

/** Arguments as a screen hands them over: the number of a new ticket is not among them yet. */
export type WishedArgs = Readonly<Record<string, unknown>>
