import type { WhereProblem } from './compiled-where.ts'

/** Why a clause is not accepted; thrown while it is checked and turned into an answer in one place. */
export class WhereRefusal extends Error implements WhereProblem {
  /** Bytes from the start of the statement that the clause was put into; none where the whole clause is meant. */
  readonly location?: number

  constructor(message: string, location: number | null) {
    super(message)
    if (location !== null) this.location = location
  }
}
