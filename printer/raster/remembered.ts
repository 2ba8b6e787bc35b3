/** Answers to what was asked last, so many at most: most of a ticket is as on the ticket before. */
export type Remembered<Value> = (key: string, find: () => Value) => Value

export function createRemembered<Value>(answersMax: number): Remembered<Value> {
  const known = new Map<string, Value>()
  return (key, find) => {
    const value = known.get(key) ?? find()
    // Behind the others: what was not asked for longest goes first.
    known.delete(key)
    known.set(key, value)
    for (const oldest of known.keys()) {
      if (known.size <= answersMax) break
      known.delete(oldest)
    }
    return value
  }
}
