/*
 * What browsers since Chromium 105 lack of what is used here: a television of 2024 has Chromium 108, and nobody updates it.
 * To be imported before everything else, by the page and by each worker (client/README.md says what must be there by itself).
 */
type Compare = (one: unknown, other: unknown) => number

function give(to: object, name: string, value: (...args: never[]) => unknown): void {
  if (!(name in to)) Object.defineProperty(to, name, { value, writable: true, configurable: true })
}

give(Array.prototype, 'toSorted', function (this: unknown[], compare?: Compare) {
  return [...this].sort(compare)
})
give(Array.prototype, 'toReversed', function (this: unknown[]) {
  return [...this].reverse()
})
give(Promise, 'withResolvers', () => {
  let resolve: unknown
  let reject: unknown
  const promise = new Promise((...both) => {
    ;[resolve, reject] = both
  })
  return { promise, resolve, reject }
})
