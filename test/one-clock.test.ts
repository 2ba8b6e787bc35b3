import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
/** `new Date(value)` only converts; these read what o'clock the machine believes it is. */
const WALL_CLOCK = /\bDate\.now\b|\bnew Date\(\)|\bDate\(\)/

test('the code finds a reading of the wall clock', () => {
  for (const text of ['now: Date.now,', 'const at = new Date()', 'Date.now()']) expect(text).toMatch(WALL_CLOCK)
  expect('new Date(at).toISOString()').not.toMatch(WALL_CLOCK)
})

test('nothing in the server, in sync, in the printer or in the rules reads the wall clock: the time is what app.now() says, or an argument', () => {
  const files = ['server', 'sync', 'sql', 'printer']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.m?ts$|\.mjs$/.test(path) && !path.endsWith('.test.ts'))
    // What hands a browser's clock to the printer is where one is read.
    .filter((path) => !/^printer\/.*browser\//.test(path))
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((path) => WALL_CLOCK.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([])
})
