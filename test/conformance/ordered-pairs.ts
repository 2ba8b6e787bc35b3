/** Pairs of a recorded and an actual number: the same stays the same, a greater one stays greater. */
export class OrderedPairs {
  readonly #actualByRecorded: Map<bigint, bigint>

  constructor(pairs: Iterable<[bigint, bigint]> = []) {
    this.#actualByRecorded = new Map(pairs)
  }

  copy(): OrderedPairs {
    return new OrderedPairs(this.#actualByRecorded)
  }

  get(recorded: bigint): bigint | undefined {
    return this.#actualByRecorded.get(recorded)
  }

  entries(): Iterable<[bigint, bigint]> {
    return this.#actualByRecorded
  }

  /** Returns what is wrong with the pair; a pair that contradicts an earlier one is not kept. */
  bind(recorded: bigint, actual: bigint): string | undefined {
    const known = this.#actualByRecorded.get(recorded)
    if (known !== undefined) return known === actual ? undefined : `${recorded} was ${known} before`
    for (const [otherRecorded, otherActual] of this.#actualByRecorded)
      if (recorded > otherRecorded !== actual > otherActual || actual === otherActual)
        return `${recorded} and ${otherRecorded} are ${actual} and ${otherActual}`
    this.#actualByRecorded.set(recorded, actual)
    return undefined
  }
}
