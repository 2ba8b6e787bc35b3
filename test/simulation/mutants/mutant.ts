import { CAST } from '../options.ts'
import type { Plan } from '../run-world.ts'

/** A mistake that somebody could make: one text for another in one file. `plan`: a small world in which it shows soon. */
export type Mutant = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
  readonly plan: Omit<Plan, 'seed'>
}
/** `cast`: kiosks, tablets, displays, consoles. */
export type World = Partial<Omit<Plan, 'seed' | 'cast'>> & {
  readonly cast?: readonly [number, number, number?, number?]
}

const STEPS = 80

export function aMutant(
  name: string,
  file: string,
  find: string,
  replace: string,
  { cast: counts, ...world }: World = {},
): Mutant {
  const [kiosks, tablets, displays = 0, consoles = 0] = counts ?? [CAST.kiosks, CAST.tablets]
  const plan = { steps: STEPS, ...world, cast: { kiosks, tablets, displays, consoles } }
  return { name, file, find, replace, plan }
}
