import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')

/** Which folder may import which. Tests beside the source may use `test` too: they are not shipped. */
const ALLOWED: Record<string, string[]> = {
  sync: [],
  sql: [],
  printer: [],
  server: ['sync', 'printer', 'sql'],
  client: ['sync', 'printer', 'sql'],
}

function folderOf(path: string): string {
  return relative(ROOT, path).split('/')[0] ?? ''
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^'"\n;]*?(?:\{[^}]*\}[^'"\n;]*?)?['"](\.[^'"]+)['"]/g)
  const dynamic = text.matchAll(/import\(\s*['"](\.[^'"]+)['"]/g)
  return [...found, ...dynamic].map((match) => resolve(dirname(file), match[1] as string))
}

function sourcesIn(folder: string): string[] {
  if (!existsSync(resolve(ROOT, folder))) return []
  const names = readdirSync(resolve(ROOT, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('dist/')).map((name) => `${folder}/${name}`)
}

function forbidden(folder: string, allowed: string[]): string[] {
  return sourcesIn(folder).flatMap((file) => {
    const extra = file.endsWith('.test.ts') ? ['test'] : []
    const targets = importsOf(resolve(ROOT, file)).map(folderOf)
    return targets
      .filter((target) => ![folder, ...allowed, ...extra].includes(target))
      .map((target) => `${file} → ${target}`)
  })
}

test('imports go only in the allowed direction', () => {
  const faults = Object.entries(ALLOWED).flatMap(([folder, allowed]) => forbidden(folder, allowed))
  expect(faults).toEqual([])
})

test('of sql the client takes the rules alone, which run on devices too', () => {
  const others = sourcesIn('client').flatMap((file) =>
    importsOf(resolve(ROOT, file)).filter((path) => folderOf(path) === 'sql' && !path.includes('/sql/rules/')),
  )
  expect(others).toEqual([])
})

test('the search for imports finds those of this project', () => {
  const file = resolve(ROOT, 'server/postgres/start-embedded-postgres.ts')
  expect(importsOf(file)).toContain(resolve(ROOT, 'server/bootstrap/owner-lock.mjs'))
})
