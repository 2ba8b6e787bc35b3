import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { Random } from '../../../sync/random/create-random.ts'
import type { Language } from '../../../sync/words/language.ts'

export type Arrival = {
  at: number
  ticketId: string
  number: string
  prefix: string
  n: number
  service: PublishedConfiguration['services'][number]
  classId: string | null
  language: Language
  secret: string
}

const HOUR_MS = 3_600_000
const NUMBER_DIGITS = 3
/** In the last minutes some come in together for each counter: nobody can serve all of them before now. */
const RUSH_MS = 120_000
const RUSH_PER_COUNTER = 4
const STRICT_SHARE = 0.07
const PREMIUM_SHARE = 0.06
const LANGUAGES: readonly Language[] = ['ar', 'ar', 'ar', 'ar', 'ar', 'fr', 'fr', 'fr', 'fr', 'en']

type Course = {
  from: number
  to: number
  perHour: number
  counters: readonly PublishedConfiguration['counters'][number][]
}

/**
 * Customers of a morning, in order: at random times, mostly for the services that stand first, and at its end a few for
 * each counter where somebody sits, so that whoever opens the demo finds a queue there, however short the morning was.
 */
export function planArrivals(
  { services, classes }: PublishedConfiguration,
  { from, to, perHour, counters }: Course,
  random: Random,
): Arrival[] {
  const arrivals: Arrival[] = []
  const offered = services.filter((service) => !service.retired)
  const lastByPrefix = new Map<string, number>()
  const strict = classes.filter((each) => each.strict)
  const premium = classes.filter((each) => !each.strict)
  const rushFrom = Math.max(from, to - RUSH_MS)
  for (let at = next(from); at < rushFrom; at = next(at)) arrive(at, pickService())
  const rush = Array.from({ length: RUSH_PER_COUNTER }, () => counters).flat()
  for (const [place, counter] of rush.entries())
    arrive(rushFrom + Math.floor(((to - rushFrom) * place) / rush.length), pickServiceOf(counter))
  return arrivals

  function next(after: number): number {
    return after - Math.log(1 - random.next()) * (HOUR_MS / perHour)
  }

  function arrive(at: number, service: Arrival['service']): void {
    const { prefix } = service
    const n = (lastByPrefix.get(prefix) ?? 0) + 1
    lastByPrefix.set(prefix, n)
    const number = `${prefix}-${String(n).padStart(NUMBER_DIGITS, '0')}`
    const secret = random.uuid().replaceAll('-', '')
    const language = random.pick(LANGUAGES)
    arrivals.push({ at, ticketId: random.uuid(), number, prefix, n, service, classId: pickClass(), language, secret })
  }

  function pickService(): Arrival['service'] {
    // The first service is asked for twice as often as the second, and so on, the tail being shared.
    const place = Math.min(offered.length - 1, Math.floor(-Math.log2(1 - random.next())))
    return offered[place] ?? random.pick(offered)
  }

  function pickServiceOf(counter: Course['counters'][number]): Arrival['service'] {
    const own = offered.filter(({ key }) => counter.services.includes(key))
    return own.length === 0 ? pickService() : random.pick(own)
  }

  function pickClass(): string | null {
    const share = random.next()
    if (share < STRICT_SHARE && strict.length > 0) return random.pick(strict).id
    if (share > 1 - PREMIUM_SHARE && premium.length > 0) return random.pick(premium).id
    return null
  }
}
