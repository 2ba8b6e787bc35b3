import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, 'attacks')
const ATTACKS_MIN = 60

it('there are sixty attacks at least, each under a name of its own, and none is left out', () => {
  const texts = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  const names = texts.flatMap((text) => [...text.matchAll(/\battack\(\s*(['"`])(.+?)\1,/g)].map(([, , name]) => name))
  expect(names.length).toBeGreaterThanOrEqual(ATTACKS_MIN)
  expect(new Set(names).size).toBe(names.length)
  for (const text of texts) expect(text).not.toMatch(/\battack\.(?:skip|only|todo|fails)\b/)
})
