import type { Buffer } from 'node:buffer'

/** Walks over one message of the stream without copying it. */
export class ByteReader {
  at: number
  readonly bytes: Buffer

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  uint8(): number {
    return this.bytes.readUInt8(this.at++)
  }

  int16(): number {
    this.at += 2
    return this.bytes.readInt16BE(this.at - 2)
  }

  int32(): number {
    this.at += 4
    return this.bytes.readInt32BE(this.at - 4)
  }

  uint32(): number {
    this.at += 4
    return this.bytes.readUInt32BE(this.at - 4)
  }

  uint64(): bigint {
    this.at += 8
    return this.bytes.readBigUInt64BE(this.at - 8)
  }

  text(length: number): string {
    this.at += length
    return this.bytes.toString('utf8', this.at - length, this.at)
  }

  /** Up to the zero byte that ends it. */
  name(): string {
    const end = this.bytes.indexOf(0, this.at)
    if (end < 0) throw new RangeError('a name without end')
    const name = this.bytes.toString('utf8', this.at, end)
    this.at = end + 1
    return name
  }
}
