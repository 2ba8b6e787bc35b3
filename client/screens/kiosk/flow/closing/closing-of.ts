import { lastClosing } from '../../../../../sync/calendar/last-closing.ts'
import type { PublishedConfiguration } from '../../../../../sync/configuration/published-configuration.ts'
import { type ClosingVerdict, closingGuard, closingVerdict } from '../../../../../sync/waits/closing-guard.ts'
import { quoteFor } from '../../../../app/waits/quote-for.ts'
import type { Waits } from '../../../../app/waits/waits.ts'

/** What is said of closing to who would take a ticket for a service, of a class or of none. */
export type ClosingOf = (serviceId: string, classId?: string) => ClosingVerdict

type Known = {
  readonly configuration: Pick<PublishedConfiguration, 'branch' | 'services' | 'classes' | 'settings'>
  readonly waits: Pick<Waits, 'quotes' | 'ageMs'>
  readonly now: number
}

/**
 * Whether somebody who stands before the kiosk is still called today, by this device's own estimate [KF22]. It never refuses on what may have
 * changed since: with an old line a tenant that refuses only warns [KF23].
 */
export function closingOf({ configuration, waits, now }: Known, serviceId: string, classId?: string): ClosingVerdict {
  const { branch, services, settings } = configuration
  const service = services.find(({ id }) => id === serviceId)
  const quote = quoteFor(waits, configuration, serviceId, classId)
  if (service === undefined || quote === undefined) return 'join'
  const closesAt = lastClosing(branch.calendar, service.rules, branch.clock, now)
  const guard = closingGuard({ now, quote, ageMs: waits.ageMs, serviceMs: 0, closesAt })
  const verdict = closingVerdict(guard, settings?.web_closing_rule ?? 'warn')
  return verdict === 'refuse' && waits.ageMs > 0 ? 'warn' : verdict
}
