import type { View } from '../../../sync/device/device.ts'
import { type CommandId, commandId } from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { GO_ON_MS } from './unanswered-call.ts'

/** A call that the authority has not decided: whom it took is not known for sure. */
export type OpenCall =
  | { readonly kind: 'fresh'; readonly id: CommandId }
  /** Nobody answers: the customer who came is the one that the screen shows. */
  | { readonly kind: 'unanswered'; readonly row: OutboxRow }

export function openCallOf(
  { pending }: Pick<View, 'pending'>,
  calledBy: string | null | undefined,
  wall: number,
): OpenCall | undefined {
  const row = pending.find(({ id, name }) => id === calledBy && name === 'call_next')
  if (row === undefined || pending.some(({ args }) => args.instead_of === row.id)) return undefined
  return wall - row.wall_at >= GO_ON_MS ? { kind: 'unanswered', row } : { kind: 'fresh', id: commandId.parse(row.id) }
}
