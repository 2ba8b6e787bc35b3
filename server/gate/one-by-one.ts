/** So many polls go on in one turn of the loop. */
const PER_TURN = 2

/**
 * One change wakes every device of a branch at once. Their polls go on a few at a time, so that whoever acts, which is what a
 * person waits for, comes between them and not behind all.
 */
export function createOneByOne(perTurn = PER_TURN): () => Promise<void> {
  let waiting: (() => void)[] = []
  let isDue = false

  function go(): void {
    const now = waiting.slice(0, perTurn)
    waiting = waiting.slice(perTurn)
    isDue = waiting.length > 0
    if (isDue) setImmediate(go)
    for (const next of now) next()
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (isDue) return
      isDue = true
      setImmediate(go)
    })
}
