import type { Random } from '../random/create-random.ts'
import type { Chance } from './clock.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** For tests and the simulation: its secrets are as guessable as the seed. */
export function createSeededChance(random: Random): Chance {
  return {
    uuid: () => random.uuid(),
    next: () => random.next(),
    secret: (bytes) => Array.from({ length: Math.ceil((bytes * 8) / 6) }, () => random.pick([...LETTERS])).join(''),
  }
}
