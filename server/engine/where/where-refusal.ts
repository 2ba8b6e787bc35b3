/** Why a clause is not accepted; thrown while it is checked and turned into an answer in one place. */
export class WhereRefusal extends Error {
  /** Bytes from the start of the statement that the clause was put into; null where the whole clause is meant. */
  readonly location: number | null

  constructor(message: string, location: number | null) {
    super(message)
    this.location = location
  }
}
