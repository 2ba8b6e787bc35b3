import type { Random } from '../../../sync/random/create-random.ts'
import { drawExponential, drawNormal } from '../../../sync/waits/draw.ts'
import { drawLength } from './draw-length.ts'
import type { Shape, ShapeService } from './shape.ts'

/** Somebody who comes on a simulated day; minutes since midnight. */
export type Visitor = {
  readonly id: string
  readonly service: ShapeService
  readonly at: number
  readonly headStart: number
  readonly orderAt: number
  readonly slotAt: number | null
  /** When they go unless called before; `isSilent`: nobody notices until the call. */
  readonly goesAt: number
  readonly isSilent: boolean
  readonly comesWhenCalled: boolean
  readonly length: number
}

const SLOT_TOLERANCE = 5
const SHOWS = 0.9

export function drawVisitors(shape: Shape, random: Random): Visitor[] {
  const today = Math.exp(shape.arrivalDrift * drawNormal(random.fork('arrivals-of-the-day')))
  const perMinute = arrivalsPerMinute({ ...shape, load: shape.load * today })
  const walkIns: Visitor[] = []
  const most = perMinute(Number.NaN)
  for (let at = shape.days[0]; ; ) {
    at += drawExponential(random, 1 / most)
    if (at >= shape.days[1]) break
    if (random.next() * most < perMinute(at)) walkIns.push(aVisitor(shape, random, at, null))
  }
  const slots = shape.appointmentsPerHour === 0 ? [] : slotsOf(shape)
  const booked = slots.flatMap((slot) =>
    random.isWithin(SHOWS)
      ? [aVisitor(shape, random, Math.max(shape.days[0], slot - 4 + 6 * drawNormal(random)), slot)]
      : [],
  )
  return [...walkIns, ...booked]
    .toSorted((a, b) => a.at - b.at)
    .map((one, index) => ({ ...one, id: String(index).padStart(5, '0') }))
}

export const APPOINTMENT = { tolerance: SLOT_TOLERANCE, headStart: 20 }

export function slotsOf({ days: [opens, closes], appointmentsPerHour }: Shape): number[] {
  const step = 60 / appointmentsPerHour
  return Array.from({ length: Math.floor((closes - opens - 60) / step) }, (_, index) => opens + 30 + index * step)
}

function aVisitor(shape: Shape, random: Random, at: number, slotAt: number | null): Visitor {
  const chance = random.next()
  const drawn = byShare(shape.classes, chance)
  const headStart = slotAt === null ? (drawn?.headStart ?? 0) : APPOINTMENT.headStart
  const leaves = random.isWithin(shape.leavers.share)
  const service = serviceFor(shape.services, random.next())
  return {
    id: '',
    service,
    at,
    headStart,
    slotAt,
    orderAt: (slotAt === null ? at : Math.max(slotAt - APPOINTMENT.tolerance, at)) - headStart,
    goesAt: leaves ? at + drawExponential(random, shape.leavers.patience) : Number.POSITIVE_INFINITY,
    isSilent: random.isWithin(shape.leavers.silentShare),
    comesWhenCalled: !random.isWithin(shape.noShowShare),
    length: drawLength(service, random),
  }
}

function serviceFor(services: readonly ShapeService[], chance: number): ShapeService {
  const found = byShare(services, chance) ?? services.at(-1)
  if (found === undefined) throw new RangeError('a shape without services')
  return found
}

function byShare<Item extends { readonly share: number }>(items: readonly Item[], chance: number): Item | undefined {
  let before = 0
  for (const item of items) {
    before += item.share
    if (chance < before) return item
  }
  return undefined
}

/** The day's curve, scaled so that the whole day brings `load` of what the counters can do. NaN asks for its maximum. */
function arrivalsPerMinute({ days: [opens, closes], peaks, counters, services, load }: Shape): (at: number) => number {
  const curve = (at: number): number =>
    peaks.reduce((sum, peak) => sum + peak.height * Math.exp(-(((at - peak.at) / peak.width) ** 2) / 2), 1)
  const minutes = Array.from({ length: closes - opens }, (_, index) => curve(opens + index))
  const open = counters.flatMap(({ plan }) => plan).reduce((sum, [from, to]) => sum + to - from, 0)
  const mean = services.reduce((sum, service) => sum + service.share * service.mean, 0)
  const scale = (load * open) / mean / minutes.reduce((sum, value) => sum + value, 0)
  const most = Math.max(...minutes) * scale * 1.01
  return (at) => (Number.isNaN(at) ? most : curve(at) * scale)
}
