import { readFile } from 'node:fs/promises'

/** A part of a screen; the database in the browser and spoken words are longer, and rarely asked for. */
const FILE_BYTES_MAX = 262_144
/** All parts of all screens, in each encoding that browsers ask for. */
const BYTES_MAX = 16_777_216

/** Files that do not change while they are known, read from the disk once where they are small. */
export function createRememberedBytes(read: (path: string) => Promise<Buffer<ArrayBuffer>> = readFile) {
  const kept = new Map<string, Buffer<ArrayBuffer>>()
  let held = 0
  return async (path: string): Promise<Buffer<ArrayBuffer>> => {
    const known = kept.get(path)
    if (known !== undefined) return known
    const bytes = await read(path)
    if (bytes.length <= FILE_BYTES_MAX && held + bytes.length <= BYTES_MAX && !kept.has(path)) {
      kept.set(path, bytes)
      held += bytes.length
    }
    return bytes
  }
}
