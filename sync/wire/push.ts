import { z } from 'zod'
import { commandId, writerId } from '../ids.ts'
import { acknowledgement } from './acknowledgement.ts'
import { commandHeader } from './command-header.ts'
import { instant } from './instant.ts'
import { ordinalMax, pushCommandsMax } from './limits.ts'
import { outcome } from './outcome.ts'
import { writerState } from './writer-state.ts'

export const protocolVersion = 1

export const pushRequest = z.strictObject({
  protocol: z.literal(protocolVersion),
  writer: writerId,
  epoch: z.int().min(0).max(ordinalMax),
  forked_from: writerId.exactOptional(),
  acknowledged: acknowledgement.exactOptional(),
  /** None: a contact, by which a new writer is opened and learns its letter and lanes before its first number [W6]. */
  /** The device has commands behind these; after lost history it has told everything only by a batch without it [W8]. */
  more: z.literal(true).exactOptional(),
  commands: z.array(commandHeader).max(pushCommandsMax),
})
export type PushRequest = z.output<typeof pushRequest>

// Answers drop unknown keys instead of refusing them: a device may be older than the server that answers it.
const rows = z.array(z.record(z.string(), z.unknown()))

export const pushAnswer = z.object({
  epoch: z.int().min(0),
  server_time: instant,
  /** Decimal, as the shape log tells its positions. */
  lsn: z.string().regex(/^[0-9]{1,20}$/),
  writer: writerState,
  results: z.array(z.object({ seq: z.int().min(1), id: commandId, outcome })).max(pushCommandsMax),
  /** Which columns a row has is the shape catalogue's to say. */
  rows: z.object({ tickets: rows, counters: rows, branch_config: rows }),
  acknowledged: acknowledgement.strip(),
  retry_after_ms: z.int().min(0).exactOptional(),
})
export type PushAnswer = z.output<typeof pushAnswer>
