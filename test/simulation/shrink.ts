import type { Plan } from './run-world.ts'

/** Answers the ids that a run of the plan violates. */
export type Try = (plan: Plan) => Promise<readonly string[]>
type Attempt = (candidate: Plan) => Promise<boolean>
type Range = readonly [number, number]

const TRIES_MAX = 80
/** Of these, so that something is left for the steps. */
const TRIES_FOR_KINDS = 30

/**
 * A smaller plan that still violates the same rule: fewer steps at the end, fewer kinds of action, stretches of steps left
 * out, fewer devices. What is left happens as it did, save that with fewer devices the same chance means another one;
 * therefore they come last.
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
  const attempt: Attempt = async (candidate) => {
    if (tries >= TRIES_MAX) return false
    tries += 1
    if (!(await run(candidate)).includes(violated)) return false
    best = candidate
    return true
  }

  if (firstFailure < plan.steps) await attempt({ ...best, steps: firstFailure })
  const kinds = actions.filter((name) => best.without?.includes(name) !== true)
  await dropParts(kinds, async (names) => {
    if (tries >= TRIES_FOR_KINDS) return false
    return attempt({ ...best, without: [...(best.without ?? []), ...names] })
  })
  const steps = Array.from({ length: best.steps }, (_, at) => at + 1).filter((step) => !isLeftOut(best.skip, step))
  await dropParts(steps, (each) => {
    const ranges = each.map((step): Range => [step, step])
    return attempt({ ...best, skip: joined([...(best.skip ?? []), ...ranges]) })
  })
  for (const part of ['displays', 'consoles', 'tablets', 'kiosks'] as const) {
    while (best.cast[part] > 0)
      if (!(await attempt({ ...best, cast: { ...best.cast, [part]: best.cast[part] - 1 } }))) break
  }
  // Where single steps are left, they say it all.
  const { without, ...bySteps } = best
  if (without !== undefined && best.skip !== undefined) await attempt(bySteps)
  return best
}

/** Tries to do without halves, then without quarters of what is left, and so on down to single ones. */
async function dropParts<Part>(
  parts: readonly Part[],
  isNeedless: (some: readonly Part[]) => Promise<boolean>,
): Promise<void> {
  let left = parts
  for (let size = Math.ceil(left.length / 2); size >= 1 && left.length > 0; size = Math.floor(size / 2)) {
    const kept: Part[] = []
    for (let at = 0; at < left.length; at += size) {
      const some = left.slice(at, at + size)
      if (!(await isNeedless(some))) kept.push(...some)
    }
    left = kept
  }
}

export function isLeftOut(skip: readonly Range[] | undefined, step: number): boolean {
  return skip?.some(([from, to]) => from <= step && step <= to) === true
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const result: [number, number][] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}
