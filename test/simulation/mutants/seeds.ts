import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = join(import.meta.dirname, 'seeds.json')

export type Seeds = Readonly<Record<string, number>>

/** By the mutant's name: the world that notices it. What a seed tells changes with the world, so `sim:hunt` finds them anew. */
export const readSeeds = (): Seeds => JSON.parse(readFileSync(FILE, 'utf8'))

export const writeSeeds = (seeds: Seeds): void => {
  const sorted = Object.entries(seeds).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
