import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { screenNames } from '../app/screen-names.ts'

type Entry = { url: string; revision: string | null; size: number; integrity?: string }

/**
 * What the worker keeps. In place of each page's file stands the address of its screen: the worker asks the server for it, so
 * that what it keeps has the headers of that screen, its content policy above all. Each has the hash of its bytes: neither the
 * sign-in page of somebody's network nor another version that answers half-way is ever kept in its place.
 */
export function keptEntries(entries: Entry[], folder: string): { manifest: Entry[] } {
  const shells = new Map(screenNames.map((name) => [`shells/${name}.html`, name === 'start' ? '/' : `/${name}`]))
  const missing = [...shells.keys()].filter((file) => entries.every(({ url }) => url !== file))
  if (missing.length > 0) throw new Error(`the build has no ${missing.join(', ')}`)
  const manifest = entries.map((entry) => ({
    ...entry,
    url: shells.get(entry.url) ?? entry.url,
    integrity: `sha256-${createHash('sha256')
      .update(readFileSync(join(folder, entry.url)))
      .digest('base64')}`,
  }))
  return { manifest }
}
