import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const IMPORT = /(?:from|import\() ?'([^.'][^']*)'/g

/** Every package, or part of one, that files of a folder import, types alone left out. */
export function importedPackages(folder: string, isMeant: (path: string) => boolean): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isMeant)
  const found = paths.flatMap((path) =>
    readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('import type'))
      .flatMap((line) => [...line.matchAll(IMPORT)].map(([, name = '']) => name)),
  )
  return [...new Set(found)].sort()
}
