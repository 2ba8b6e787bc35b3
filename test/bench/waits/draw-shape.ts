import type { Random } from '../../../sync/random/create-random.ts'
import { aShape, type Shape, type ShapeCounter, type ShapeService, STRICT_HEAD_START } from './shape.ts'

/** A branch that nobody thought of: every property is drawn on its own, so no estimator can have been fitted to it. */
export function drawShape(name: string, random: Random): Shape {
  const between = (low: number, high: number): number => low + (high - low) * random.next()
  const sometimes = (share: number, value: () => number): number => (random.isWithin(share) ? value() : 0)
  const opens = 30 * Math.round(between(15, 18))
  const closes = opens + 30 * Math.round(between(10, 18))
  const services = drawServices(random)
  return aShape(name, {
    days: [opens, closes],
    counters: drawCounters(services, opens, closes, random),
    services,
    peaks: Array.from({ length: random.below(4) }, () => ({
      at: between(opens, closes),
      width: between(15, 80),
      height: between(0.4, 3),
    })),
    load: between(0.7, 1),
    dayDrift: between(0, 0.25),
    hourDrift: sometimes(0.4, () => between(0, 0.15)),
    staffSpread: sometimes(0.6, () => between(0, 0.3)),
    arrivalDrift: sometimes(0.5, () => between(0, 0.25)),
    noShowShare: sometimes(0.8, () => between(0, 0.25)),
    leavers: { share: sometimes(0.7, () => between(0, 0.25)), patience: between(15, 50), silentShare: random.next() },
    classes: drawClasses(random),
    appointmentsPerHour: sometimes(0.15, () => 1 + random.below(4)),
    gap: sometimes(0.4, () => between(0, 1)),
    rotaNoise: sometimes(0.5, () => between(0, 12)),
    rotaMissing: sometimes(0.3, () => between(0, 0.08)),
    breakdownShare: sometimes(0.3, () => between(0, 0.2)),
  })
}

const LAWS = ['lognormal', 'lognormal', 'lognormal', 'exponential', 'gamma', 'uniform'] as const
const COUNTERS_MAX = 12

function drawServices(random: Random): ShapeService[] {
  const count = random.pick([1, 1, 1, 2, 3, 4])
  const weights = Array.from({ length: count }, () => 0.3 + random.next())
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight, index) => {
    const law = random.pick(LAWS)
    const sigma = 0.3 + 0.8 * random.next()
    const mean = Math.exp(Math.log(2.5) + random.next() * Math.log(8))
    const wrongBy = 0.4 * (2.5 / 0.4) ** random.next()
    const cv =
      law === 'lognormal' ? Math.sqrt(Math.exp(sigma ** 2) - 1) : law === 'exponential' ? 1 : 0.25 + 0.3 * sigma
    return { id: `s${index}`, share: weight / all, mean, cv, law, configured: mean * wrongBy }
  })
}

function drawCounters(
  services: readonly ShapeService[],
  opens: number,
  closes: number,
  random: Random,
): ShapeCounter[] {
  const count = Math.max(services.length, 1 + random.below(COUNTERS_MAX))
  const ids = services.map(({ id }) => id)
  const hasSkills = random.isWithin(0.6)
  return Array.from({ length: count }, (_, index) => {
    // Each service has a counter that is there from the beginning to the end.
    const isAnchor = index < services.length
    const own = ids.filter((_, service) => service === index % ids.length || !hasSkills || random.isWithin(0.4))
    return { services: own, plan: drawPlan(opens, closes, isAnchor, random) }
  })
}

function drawPlan(opens: number, closes: number, isAnchor: boolean, random: Random): [number, number][] {
  const late = !isAnchor && random.isWithin(0.4) ? 15 * random.below(8) : 0
  const early = !isAnchor && random.isWithin(0.2) ? 15 * random.below(6) : 0
  const [from, to] = [opens + late, closes - early]
  if (!random.isWithin(0.6)) return [[from, to]]
  const lunch = Math.round(Math.max(from + 60, (opens + closes) / 2 - 45 + 90 * random.next()))
  const back = lunch + 15 * (2 + random.below(3))
  return back + 30 < to
    ? [
        [from, lunch],
        [back, to],
      ]
    : [[from, to]]
}

function drawClasses(random: Random): { share: number; headStart: number }[] {
  const strict = { share: 0.4 * random.next(), headStart: STRICT_HEAD_START }
  const mild = { share: 0.4 * random.next(), headStart: Math.round(5 + Math.exp(random.next() * Math.log(40))) }
  switch (random.below(5)) {
    case 0:
      return []
    case 1:
      return [strict]
    case 4:
      return [mild, { ...strict, share: strict.share / 4 }]
    default:
      return [mild]
  }
}

/** So many of them, the same for the same seed. */
export function drawShapes(count: number, random: Random): Shape[] {
  return Array.from({ length: count }, (_, index) => drawShape(`drawn_${index}`, random.fork(`shape-${index}`)))
}
