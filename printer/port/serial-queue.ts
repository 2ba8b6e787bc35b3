export type SerialQueue = {
  /** Runs when all before it have ended; what it throws is its own. */
  run<Value>(work: () => Promise<Value>): Promise<Value>
  /** How many wait or run. */
  length(): number
}

/** One thing at a time: two transfers at once would mix two tickets on one paper. */
export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  let length = 0
  return {
    run(work) {
      length += 1
      const mine = last.then(work).finally(() => {
        length -= 1
      })
      last = mine.catch(() => undefined)
      return mine
    },
    length: () => length,
  }
}
