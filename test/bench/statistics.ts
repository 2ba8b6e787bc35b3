export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** Runs `lanes` loops side by side until `total` calls are made; the times of each, in ms, and the calls per second. */
export async function load(lanes: number, total: number, call: (lane: number) => Promise<void>) {
  const times: number[] = []
  let begun = 0
  const startedAt = performance.now()
  const loop = async (lane: number): Promise<void> => {
    while (begun < total) {
      begun += 1
      const at = performance.now()
      await call(lane)
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => loop(lane)))
  const seconds = (performance.now() - startedAt) / 1000
  return { tps: total / seconds, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) }
}

/** A median from a clock that is coarse beside what it measures: the mean of the middle tenth. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const tenth = sorted.slice(Math.floor(sorted.length * 0.45), Math.ceil(sorted.length * 0.55))
  return tenth.reduce((sum, value) => sum + value, 0) / tenth.length
}
