/** Passes on the first call of each span of time: what happens to every request must not fill the log. */
export function atMostEvery<Args extends unknown[]>(
  spanMs: number,
  act: (...args: Args) => void,
  now: () => number = () => performance.now(),
): (...args: Args) => void {
  let actedAt = Number.NEGATIVE_INFINITY
  return (...args) => {
    if (now() - actedAt < spanMs) return
    actedAt = now()
    act(...args)
  }
}
