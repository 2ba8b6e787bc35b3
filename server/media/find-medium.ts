import { realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { mediaTypeOf } from './media-type.ts'

/** As the configuration document may name them, so that nothing else is looked for on the disk. */
const NAME = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/
const NAME_CHARS_MAX = 200

export type FoundMedium = {
  readonly path: string
  readonly type: string
  readonly bytes: number
  readonly etag: string
}

/** A file of the folder, or nothing: not a folder, not another kind of file, and nothing that a link leads out to. */
export async function findMedium(folder: string, name: string): Promise<FoundMedium | undefined> {
  const type = mediaTypeOf(name)
  if (type === undefined || name.length > NAME_CHARS_MAX || !NAME.test(name)) return undefined
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(join(folder, name))])
    if (!path.startsWith(root + sep)) return undefined
    const found = await stat(path)
    if (!found.isFile()) return undefined
    return {
      path,
      type,
      bytes: found.size,
      etag: `"${found.size.toString(36)}-${Math.trunc(found.mtimeMs).toString(36)}"`,
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

const MISSING: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG'])

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MISSING.has(error.code)
}
