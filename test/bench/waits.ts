import { loadavg } from 'node:os'
import { createRandom } from '../../sync/random/create-random.ts'
import { rounded } from './statistics.ts'
import { drawShapes } from './waits/draw-shape.ts'
import { HOLD_OUT_SHAPES } from './waits/hold-out-shapes.ts'
import { measureRun } from './waits/measure-run.ts'
import { type Amount, OURS, OURS_WITHOUT_PLAN, playShape } from './waits/play-shape.ts'
import { type Score, scoreOf, type Told } from './waits/score.ts'
import type { Shape } from './waits/shape.ts'
import { TUNING_SHAPES } from './waits/tuning-shapes.ts'

const AMOUNT: Amount = { historyDays: 10, days: Number(process.env.WAITS_DAYS ?? 30), every: 12 }

/**
 * Branch days of many shapes, every estimator beside ours. `--hold-out` plays the shapes that nothing was chosen by, `--drawn=40`
 * forty that `WAITS_SEED` draws; `WAITS_DAYS` plays fewer or more days of each.
 */
export async function runWaitsBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const [loadBefore = 0] = loadavg()
  const { shapes, seed } = chosenShapes()
  const { all, byShape } = playAll(shapes, seed, progress)
  const estimators = scores(all)
  const run = measureRun()
  const beside = (name: string): number =>
    rounded((estimators[name]?.mae_min ?? 0) / (estimators.last_30_mean?.mae_min ?? 1), 3)
  return {
    estimators,
    ours: OURS,
    quote_us: rounded(run.quoteUs, 1),
    run_ms_200_waiting: rounded(run.runMs, 1),
    mae_beside_last_30: beside(OURS),
    mae_beside_last_30_no_plan: beside(OURS_WITHOUT_PLAN),
    priority_class: scores(all, ({ isPriority }) => isPriority),
    ordinary_class: scores(all, ({ isPriority }) => !isPriority),
    by_shape: byShape,
    scored: all.get(OURS)?.length ?? 0,
    load_average: rounded(loadBefore),
  }
}

function chosenShapes(): { shapes: readonly Shape[]; seed: string } {
  const seed = process.env.WAITS_SEED
  const drawn = process.argv.find((arg) => arg.startsWith('--drawn='))
  if (drawn !== undefined) {
    const name = seed ?? 'drawn'
    return { shapes: drawShapes(Number(drawn.slice('--drawn='.length)), createRandom(name)), seed: name }
  }
  if (process.argv.includes('--hold-out')) return { shapes: HOLD_OUT_SHAPES, seed: seed ?? 'hold-out' }
  return { shapes: TUNING_SHAPES, seed: seed ?? 'tuning' }
}

function playAll(shapes: readonly Shape[], seed: string, progress: (line: string) => void) {
  const all = new Map<string, Told[]>()
  const byShape: Record<string, Record<string, Score>> = {}
  for (const shape of shapes) {
    const { told, quotes, quoteMs } = playShape(shape, seed, AMOUNT)
    for (const [name, own] of told) all.set(name, [...(all.get(name) ?? []), ...own])
    const own = scores(told)
    byShape[shape.name] = own
    progress(`${shape.name}: ${quotes} arrivals, ${rounded(quoteMs / quotes, 1)} ms each for all`)
    for (const [name, score] of Object.entries(own)) progress(`  ${name.padEnd(22)} ${JSON.stringify(score)}`)
  }
  return { all, byShape }
}

function scores(
  told: ReadonlyMap<string, readonly Told[]>,
  isOf: (one: Told) => boolean = () => true,
): Record<string, Score> {
  return Object.fromEntries([...told].map(([name, own]) => [name, scoreOf(own.filter(isOf))]))
}
