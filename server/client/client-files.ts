import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { contentTypeOf } from './content-type.ts'
import { createRememberedBytes } from './remembered-bytes.ts'

export type Encoding = 'br' | 'gzip'
export type ClientFile = {
  readonly type: string
  /** What it was compressed to when it was built. */
  readonly encoded: Readonly<Partial<Record<Encoding, string>>>
  readonly etag: string
  /** Its bytes, plain or as they were compressed. */
  read(encoding?: Encoding): Promise<Buffer<ArrayBuffer>>
  /** Its name holds a hash of what is in it. */
  readonly isImmutable: boolean
}
export type ClientFiles = ReadonlyMap<string, ClientFile>

const STAMP = 'build.json'
const COMPRESSED = /\.(?:br|gz)$/
const HIDDEN = /^(?:\.|build\.json$)/
const HASHED = /^assets\//

/**
 * What was built, by its name below the folder: only what stands in this list is ever read from the disk, so that no path
 * leads out of it. Looked at anew when another build took its place. Empty while nothing was built.
 */
export function createClientFiles(folder: string): () => ClientFiles {
  let known: { stamp: number; files: ClientFiles } | undefined
  return () => {
    const stamp = statSync(join(folder, STAMP), { throwIfNoEntry: false })?.mtimeMs
    if (stamp === undefined) return new Map()
    if (known?.stamp !== stamp) known = { stamp, files: readFiles(folder) }
    return known.files
  }
}

function readFiles(folder: string): ClientFiles {
  const version = JSON.parse(readFileSync(join(folder, STAMP), 'utf8')).sources as string
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => !HIDDEN.test(name))
  const all = new Set(names)
  const encodedOf = (name: string): ClientFile['encoded'] => ({
    ...(all.has(`${name}.br`) && { br: join(folder, `${name}.br`) }),
    ...(all.has(`${name}.gz`) && { gzip: join(folder, `${name}.gz`) }),
  })
  const files = names.filter((name) => !COMPRESSED.test(name))
  const bytesOf = createRememberedBytes()
  return new Map(
    files.map((name) => {
      const encoded = encodedOf(name)
      const file: ClientFile = {
        type: contentTypeOf(name),
        encoded,
        read: (encoding) => bytesOf((encoding && encoded[encoding]) ?? join(folder, name)),
        // The same build has the same bytes; of another build only hashed names may be believed to.
        etag: version.slice(0, 32),
        isImmutable: HASHED.test(name),
      }
      return [name, file]
    }),
  )
}
