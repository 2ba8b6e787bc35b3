import { authorityMutants } from './authority-mutants.ts'
import { deviceMutants, replicaMutants } from './device-mutants.ts'
import type { Mutant } from './mutant.ts'
import { numberMutants } from './number-mutants.ts'

export const mutants: readonly Mutant[] = [...authorityMutants, ...numberMutants, ...deviceMutants, ...replicaMutants]
