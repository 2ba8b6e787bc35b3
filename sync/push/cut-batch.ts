import type { CommandHeader } from '../wire/command-header.ts'
import { pushBodyBytesMax, pushCommandsMax } from '../wire/limits.ts'
import { utf8Bytes } from './utf8-bytes.ts'

/** What a request holds besides its commands: four ids, an acknowledgement, names of fields; with room to spare. */
const ENVELOPE_BYTES = 4_096

/** As many of the oldest as go into one request [PU1]; the first goes in any case, if need be alone. */
export function cutBatch(
  headers: readonly CommandHeader[],
  limit = pushCommandsMax,
  bytesMax = pushBodyBytesMax,
): readonly CommandHeader[] {
  let bytes = ENVELOPE_BYTES
  let count = 0
  for (const header of headers.slice(0, Math.min(limit, pushCommandsMax))) {
    bytes += utf8Bytes(JSON.stringify(header)) + 1
    if (bytes > bytesMax && count > 0) break
    count += 1
  }
  return headers.slice(0, count)
}
