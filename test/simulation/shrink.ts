import type { Plan } from './run-world.ts'

/** Answers the ids that a run of the plan violates. */
export type Try = (plan: Plan) => Promise<readonly string[]>

const TRIES_MAX = 60

/**
 * A smaller plan that still violates the same rule: fewer steps at the end, fewer devices, fewer kinds of action, then
 * stretches of steps left out. Every step has a chance of its own, so what is left happens as it did.
 */
export async function shrink(
  plan: Plan,
  violated: string,
  firstFailure: number,
  actions: readonly string[],
  run: Try,
): Promise<Plan> {
  let best = plan
  let tries = 0
  const attempt = async (candidate: Plan): Promise<boolean> => {
    if (tries >= TRIES_MAX) return false
    tries += 1
    if (!(await run(candidate)).includes(violated)) return false
    best = candidate
    return true
  }

  if (firstFailure <= plan.steps) await attempt({ ...best, steps: firstFailure })
  for (const part of ['displays', 'consoles', 'tablets', 'kiosks'] as const) {
    if (best.cast[part] > 0) await attempt({ ...best, cast: { ...best.cast, [part]: best.cast[part] - 1 } })
  }
  for (const name of actions) {
    if (best.without?.includes(name) !== true) await attempt({ ...best, without: [...(best.without ?? []), name] })
  }
  for (let size = Math.ceil(best.steps / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 1; from <= best.steps; from += size) {
      const range = [from, Math.min(best.steps, from + size - 1)] as const
      const isLeftOut = best.skip?.some(([a, b]) => a <= range[0] && range[1] <= b) === true
      if (!isLeftOut) await attempt({ ...best, skip: joined([...(best.skip ?? []), range]) })
    }
  }
  return best
}

function joined(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const result: [number, number][] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}
