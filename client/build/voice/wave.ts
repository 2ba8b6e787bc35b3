const HEADER_BYTES = 44
const FULL_SCALE = 32_768

/** 16-bit samples of one channel, behind the header that every such file has; a length in it may lie where it was streamed. */
export function readWave(bytes: Buffer): Float32Array {
  const count = Math.floor((bytes.length - HEADER_BYTES) / 2)
  return Float32Array.from({ length: count }, (_, at) => bytes.readInt16LE(HEADER_BYTES + at * 2) / FULL_SCALE)
}

export function writeWave(samples: Float32Array, rate: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES + samples.length * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples.length * 2, 40)
  for (const [at, sample] of samples.entries())
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * (FULL_SCALE - 1)), HEADER_BYTES + at * 2)
  return bytes
}
