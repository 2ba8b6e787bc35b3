/** How much of everything there is, and for how long. */
export type FloorPlan = {
  readonly branches: number
  readonly tellersPerBranch: number
  readonly kiosksPerBranch: number
  readonly displaysPerBranch: number
  readonly pagesPerBranch: number
  /** Devices and pages come one after the other in this time. */
  readonly rampMs: number
  /** Everybody works, and nothing is counted yet: code is compiled, caches are filled. */
  readonly warmMs: number
  readonly measureMs: number
}

/** Each branch of the whole floor: 20 tellers, 5 kiosks, 2 displays, 200 customers with a page. */
const BRANCHES = 10
const BRANCH = { tellersPerBranch: 20, kiosksPerBranch: 5, displaysPerBranch: 2, pagesPerBranch: 200 }
const SECONDS = 180
const RAMP_S = 30
const WARM_S = 25
/** Tokens of ten minutes are not renewed here, and a run needs some of them before and after it measures. */
const SECONDS_MAX = 420

/** `FLOOR_SCALE` takes whole branches away, never people out of one: what a change costs depends on who hears of it. */
export function planFloor(environment: Readonly<Record<string, string | undefined>>): FloorPlan {
  const scale = numberOf(environment.FLOOR_SCALE, 1, 'FLOOR_SCALE')
  const seconds = numberOf(environment.FLOOR_SECONDS, SECONDS, 'FLOOR_SECONDS')
  if (seconds > SECONDS_MAX) throw new Error(`FLOOR_SECONDS is at most ${SECONDS_MAX}`)
  const share = Math.min(1, seconds / SECONDS)
  return {
    branches: Math.max(1, Math.round(BRANCHES * scale)),
    ...BRANCH,
    // A short try is short before it measures, too.
    rampMs: Math.max(3, RAMP_S * Math.max(share, scale)) * 1_000,
    warmMs: Math.max(3, WARM_S * share) * 1_000,
    measureMs: seconds * 1_000,
  }
}

function numberOf(text: string | undefined, otherwise: number, name: string): number {
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!(value > 0)) throw new Error(`${name} must be a number above 0, not ${text}`)
  return value
}
