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
const STRICT_SHARE = 0.07
const PREMIUM_SHARE = 0.06
const LANGUAGES: readonly Language[] = ['ar', 'ar', 'ar', 'ar', 'ar', 'fr', 'fr', 'fr', 'fr', 'en']

/** Customers of a morning, in order: at random times, mostly for the services that stand first. */
export function planArrivals(
  { services, classes }: PublishedConfiguration,
  { from, to, perHour }: { from: number; to: number; perHour: number },
  random: Random,
): Arrival[] {
  const arrivals: Arrival[] = []
  const lastByPrefix = new Map<string, number>()
  const strict = classes.filter((each) => each.strict)
  const premium = classes.filter((each) => !each.strict)
  for (let at = next(from); at < to; at = next(at)) {
    const service = pickService()
    const n = (lastByPrefix.get(service.prefix) ?? 0) + 1
    lastByPrefix.set(service.prefix, n)
    const number = `${service.prefix}-${String(n).padStart(NUMBER_DIGITS, '0')}`
    const secret = random.uuid().replaceAll('-', '')
    const language = random.pick(LANGUAGES)
    arrivals.push({
      at,
      ticketId: random.uuid(),
      number,
      prefix: service.prefix,
      n,
      service,
      classId: pickClass(),
      language,
      secret,
    })
  }
  return arrivals

  function next(after: number): number {
    return after - Math.log(1 - random.next()) * (HOUR_MS / perHour)
  }

  function pickService(): Arrival['service'] {
    const offered = services.filter((service) => !service.retired)
    // The first service is asked for twice as often as the second, and so on, the tail being shared.
    const place = Math.min(offered.length - 1, Math.floor(-Math.log2(1 - random.next())))
    return offered[place] ?? random.pick(offered)
  }

  function pickClass(): string | null {
    const share = random.next()
    if (share < STRICT_SHARE && strict.length > 0) return random.pick(strict).id
    if (share > 1 - PREMIUM_SHARE && premium.length > 0) return random.pick(premium).id
    return null
  }
}
