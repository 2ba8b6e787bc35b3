import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { ScreenName } from '../../../client/app/screen-names.ts'
import { readBundleManifest, scriptsOf } from '../../../client/build/write-shells.ts'

const DIST = resolve(import.meta.dirname, '../../../client/dist')
const ROLES: readonly ScreenName[] = ['kiosk', 'teller', 'display', 'admin']

/** What each role reads of script before its first painting, compressed as the server sends it, in kB of 1,000 bytes. */
export function gzipSizes(): Record<string, number> {
  const manifest = readBundleManifest(DIST)
  const bytes = (file: string): number => {
    const compressed = join(DIST, `${file}.gz`)
    return statSync(existsSync(compressed) ? compressed : join(DIST, file)).size
  }
  return Object.fromEntries(
    ROLES.map((name) => [name, scriptsOf(manifest, name).reduce((sum, file) => sum + bytes(file), 0) / 1_000]),
  )
}
