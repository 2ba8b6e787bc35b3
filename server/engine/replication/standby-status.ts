import { Buffer } from 'node:buffer'

const STATUS_BYTES = 34
const COPY_DATA = 0x64 // d
const STATUS = 0x72 // r
/** The protocol counts from 2000-01-01. */
const EPOCH_US = 946_684_800_000_000n

/** A standby status update in its CopyData frame: all up to `flushed` has been handed over. */
export function standbyStatus(flushed: bigint, nowMs: number): Buffer {
  const frame = Buffer.alloc(1 + 4 + STATUS_BYTES)
  frame.writeUInt8(COPY_DATA, 0)
  frame.writeInt32BE(4 + STATUS_BYTES, 1)
  frame.writeUInt8(STATUS, 5)
  frame.writeBigUInt64BE(flushed, 6) // written
  frame.writeBigUInt64BE(flushed, 14) // flushed
  frame.writeBigUInt64BE(flushed, 22) // applied
  frame.writeBigInt64BE(BigInt(Math.floor(nowMs)) * 1000n - EPOCH_US, 30)
  return frame
}
