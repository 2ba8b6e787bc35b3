import { z } from 'zod'
import { branchId, deviceId, sessionId, staffId, tenantId, writerId } from '../ids.ts'
import { acknowledgement } from '../wire/acknowledgement.ts'
import { dayLabel, instant } from '../wire/instant.ts'
import { writerState } from '../wire/writer-state.ts'

/** Who this device is; absent until it is enrolled. */
export const identityValue = z.object({
  device_id: deviceId,
  tenant: z.object({ id: tenantId, slug: z.string(), name: z.record(z.string(), z.string()) }),
  branch_id: branchId,
  kind: z.enum(['kiosk', 'tablet', 'display', 'console']),
  name: z.string(),
})
export type IdentityValue = z.output<typeof identityValue>

export const writerValue = z.object({
  id: writerId,
  next_seq: z.int().min(1),
  /** Every row up to this seq has its outcome, so that a batch is found without a search; absent: none has. */
  settled_seq: z.int().min(0).exactOptional(),
  /** The history that the device believes in; 0 until the first answer tells. */
  epoch: z.int().min(0),
  /** The authority's last word on this writer: last_seq, letter, lanes. Absent until it has been heard of there. */
  state: writerState.exactOptional(),
  /** The epoch in which `state` was told [EP3]. */
  state_epoch: z.int().min(0).exactOptional(),
  acknowledged: acknowledgement.exactOptional(),
  /** Shown until last_seq has reached its seq [EP2]. */
  older_acknowledgement: acknowledgement.exactOptional(),
  forked_from: writerId.exactOptional(),
  /** Of this writer's seq the server has not yet said that it is right, since the fork [WR3]. */
  is_forked: z.boolean(),
})
export type WriterValue = z.output<typeof writerValue>

export const clockValue = z.object({
  /** The wall clock when this was stored, to notice that it was set back. */
  wall_at: z.number(),
  server_time: instant.nullable(),
  /** Server minus wall, at the best answer. */
  offset_ms: z.number().nullable(),
  last_day: dayLabel.nullable(),
  /** When the replica was last known equal to the branch, by the server's time [LA3]; goes along when the clock is stored. */
  equal_at: instant.exactOptional(),
})
export type ClockValue = z.output<typeof clockValue>

export const sessionValue = sessionId.nullable()
/** Whose session it is. */
export const staffValue = staffId.nullable()

/** Every single value on the disk, by its key. */
export const metaSchemas = {
  identity: identityValue,
  writer: writerValue,
  clock: clockValue,
  session: sessionValue,
  staff: staffValue,
} as const
export type MetaKey = keyof typeof metaSchemas
