/** A round of `periodMs` that is shared out evenly: who is `index`th of `count` comes that share of it later. */
export function firstDue(index: number, count: number, periodMs: number): number {
  return (index / count) * periodMs
}

export type Ticking = { stop(): void }

/**
 * Calls `work` at fixed moments, told by how much later than the first it is due. A call that comes late does not move
 * those after it: a slow server gets no fewer requests, and what waited is measured from when it was due.
 */
export function everyDue(firstAt: number, periodMs: number, now: () => number, work: (dueAt: number) => void): Ticking {
  let dueAt = firstAt
  let timer: NodeJS.Timeout
  const arm = (): void => {
    timer = setTimeout(fire, Math.max(0, dueAt - now()))
  }
  const fire = (): void => {
    const due = dueAt
    dueAt += periodMs
    arm()
    work(due)
  }
  arm()
  return { stop: () => clearTimeout(timer) }
}
