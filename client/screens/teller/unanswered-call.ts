import type { View } from '../../../sync/device/device.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'

/** A teller is not kept waiting longer than this for an answer; then the prediction may be gone on with. */
export const GO_ON_MS = 4_000

/** The last call of this counter that nobody has answered, and that was not gone on with. */
export function unansweredCall(
  { pending }: Pick<View, 'pending'>,
  counterId: string,
  wall: number,
): OutboxRow | undefined {
  const gone = new Set(pending.map(({ args }) => args.instead_of))
  return pending.findLast(
    ({ id, name, args, wall_at }) =>
      name === 'call_next' && args.counter_id === counterId && !gone.has(id) && wall - wall_at >= GO_ON_MS,
  )
}
