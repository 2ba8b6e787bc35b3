import { clockRule } from '../../sync/calendar/clock-rule.ts'
import { lastClosing } from '../../sync/calendar/last-closing.ts'
import { openingAt } from '../../sync/calendar/opening-at.ts'
import type { PublishedConfiguration } from '../../sync/configuration/published-configuration.ts'
import type { JoinAnswer, JoinService } from '../../sync/join/join-answer.ts'
import { closingGuard, closingVerdict } from '../../sync/waits/closing-guard.ts'
import { quoteWaits } from '../../sync/waits/quote-waits.ts'
import type { BranchView } from '../../sync/waits/view/state-of-view.ts'
import type { WaitQuote } from '../../sync/waits/wait-quotes.ts'
import { waitRange } from '../../sync/waits/wait-range.ts'
import { type JoinFacts, viewOfFacts, waitStateOf } from './join-facts.ts'

const HOLD_MINUTES = 15
const SECOND_MS = 1_000

type Service = PublishedConfiguration['services'][number]
type Asked = {
  readonly view: BranchView
  readonly configuration: PublishedConfiguration
  readonly now: number
  readonly quotes: ReadonlyMap<string, WaitQuote>
}

/** What the page is told of a branch; null for one that is not to be read. Only what is offered from afar is in it. */
export function joinOf(facts: JoinFacts): JoinAnswer | null {
  const now = Date.parse(facts.server_time)
  const view = viewOfFacts(facts)
  const { configuration } = view
  if (configuration === undefined) return null
  const { branch, settings, classes, services } = configuration
  const offered = services.filter((service) => service.offers_web && service.retired !== true)
  const quotes = quotesOf(view, now, facts.today)
  return {
    branch: { ...branch.names },
    languages: [...branch.languages],
    zone: clockRule(branch.clock, facts.today).zone,
    server_time: facts.server_time,
    digits: settings?.digits ?? 'latn',
    arrival: settings?.web_arrival ?? 'none',
    hold_minutes: settings?.web_hold_minutes ?? HOLD_MINUTES,
    takes_position: branch.position !== undefined,
    classes: settings?.web_classes
      ? classes.filter(({ retired }) => retired !== true).map(({ id, names }) => ({ id, names: { ...names } }))
      : [],
    services: offered.map((service) => serviceOf(service, { view, configuration, now, quotes })),
  }
}

function quotesOf(view: BranchView, now: number, seed: string): ReadonlyMap<string, WaitQuote> {
  const state = waitStateOf(view, now)
  if (state === undefined) return new Map()
  return new Map(quoteWaits(state, seed).newcomers.map((quote) => [quote.service_id, quote]))
}

function serviceOf(service: Service, { view, configuration, now, quotes }: Asked): JoinService {
  const { branch, settings } = configuration
  const opening = openingAt(branch.calendar, service.rules, branch.clock, now, issuedOf(view, service.id))
  const quote = quotes.get(service.id)
  const range = quote === undefined ? undefined : waitRange(quote, 0)
  const isRange = range?.kind === 'range'
  const closesAt = opening.kind === 'open' ? lastClosing(branch.calendar, service.rules, branch.clock, now) : null
  const serviceMs = service.expected_service_s * SECOND_MS
  const guard = closingGuard({ now, quote, ageMs: 0, serviceMs, closesAt })
  return {
    id: service.id,
    names: { ...service.names },
    asks_contact: service.asks_contact,
    closed: opening.kind === 'closed' ? opening.reason : null,
    opens_at: opening.kind === 'closed' && opening.opensAt !== null ? new Date(opening.opensAt).toISOString() : null,
    closes_at: closesAt === null ? null : new Date(closesAt).toISOString(),
    waiting: count(view, ({ state, service_id }) => state === 'waiting' && service_id === service.id),
    from_minutes: isRange ? range.fromMinutes : null,
    to_minutes: isRange ? range.toMinutes : null,
    closing: closingVerdict(guard, settings?.web_closing_rule ?? 'warn'),
  }
}

/** Counted against the capacity: by the service that a ticket was issued for, its first leg. */
function issuedOf(view: BranchView, serviceId: string): number {
  return count(view, ({ legs }) => Array.isArray(legs) && legs[0]?.service_id === serviceId)
}

type Ticket = BranchView['tickets'] extends ReadonlyMap<string, infer Row> ? Row : never
const count = ({ tickets }: BranchView, isOne: (ticket: Ticket) => boolean): number =>
  [...tickets.values()].filter(isOne).length
