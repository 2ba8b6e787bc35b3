import { rounded } from '../statistics.ts'

/** One telling and its truth, minutes. */
export type Told = { readonly wait: number; readonly p50: number; readonly p90?: number; readonly isPriority: boolean }
export type Score = {
  mae_min: number
  rmse_min: number
  bias_min: number
  late_share: number
  p50_cover?: number
  p90_cover?: number
  /** Waited more than two minutes beyond the upper end. */
  late_p90_share?: number
}

const LATE_MIN = 2

export function scoreOf(told: readonly Told[]): Score {
  const errors = told.map(({ wait, p50 }) => p50 - wait)
  const plain = {
    mae_min: rounded(mean(errors.map(Math.abs))),
    rmse_min: rounded(Math.sqrt(mean(errors.map((error) => error ** 2)))),
    bias_min: rounded(mean(errors)),
    late_share: rounded(
      share(told, ({ wait, p50 }) => wait > p50 + LATE_MIN),
      3,
    ),
  }
  if (told[0]?.p90 === undefined) return plain
  return {
    ...plain,
    p50_cover: rounded(
      share(told, ({ wait, p50 }) => wait <= p50),
      3,
    ),
    p90_cover: rounded(
      share(told, ({ wait, p90 }) => wait <= (p90 ?? 0)),
      3,
    ),
    late_p90_share: rounded(
      share(told, ({ wait, p90 }) => wait > (p90 ?? 0) + LATE_MIN),
      3,
    ),
  }
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / Math.max(1, items.length)
}
