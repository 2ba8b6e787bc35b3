import type { Bitmap } from '../../../printer/document/bitmap.ts'
import type { PaperStamp, PaperWait, TicketDocument } from '../../../printer/document/ticket-document.ts'
import { businessDay } from '../../../sync/calendar/business-day.ts'
import { clockRule } from '../../../sync/calendar/clock-rule.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { Language } from '../../../sync/words/language.ts'
import { nameIn } from '../../app/name-in.ts'
import type { TicketFacts } from './ticket-facts.ts'
import { wallClockIn } from './wall-clock-in.ts'

/** What is known beside the ticket at the moment of printing. */
export type PaperMoment = {
  readonly qr: string
  readonly ahead?: number | undefined
  readonly wait?: PaperWait | undefined
  readonly stamp?: PaperStamp | undefined
  readonly logo?: Bitmap | undefined
}

/** [KP3] A ticket as its paper says it: in the customer's language, by the branch's clock, in the tenant's words. */
export function documentOf(
  facts: TicketFacts,
  configuration: PublishedConfiguration,
  identity: IdentityValue,
  { qr, ahead, wait, stamp, logo }: PaperMoment,
): TicketDocument {
  const { language, classId } = facts
  const priority = configuration.classes.find(({ id }) => id === classId)
  const serviceName = (wanted: string): string => {
    const service = configuration.services.find(({ id }) => id === wanted)
    return service === undefined ? '' : nameIn(service.names, language)
  }
  return {
    ...paperOfBranch(configuration, identity, language),
    number: facts.number,
    // A service that this configuration does not know any more is still named by its letter.
    service: serviceName(facts.serviceId) || (facts.number.split('-')[0] ?? ''),
    nextServices: facts.nextServiceIds.map(serviceName).filter((name) => name !== ''),
    issuedAt: timeOfBranch(configuration, facts.issuedAt),
    ...(ahead !== undefined && { ahead }),
    ...(wait !== undefined && { wait }),
    ...(priority !== undefined && { priorityClass: nameIn(priority.names, language) }),
    qr,
    marks: facts.isOffline ? ['offline'] : [],
    ...(stamp !== undefined && { stamp }),
    ...(logo !== undefined && { logo }),
  }
}

/** What each paper of a branch has: whose it is, and the tenant's own lines. */
export function paperOfBranch(
  { branch, words, settings }: PublishedConfiguration,
  { tenant }: IdentityValue,
  language: Language,
): Pick<TicketDocument, 'language' | 'digits' | 'tenant' | 'branch' | 'toDo'> {
  const header = words.ticket_header === undefined ? '' : nameIn(words.ticket_header, language)
  const footer = words.ticket_footer === undefined ? '' : nameIn(words.ticket_footer, language)
  return {
    language,
    digits: settings?.digits ?? 'latn',
    tenant: header || nameIn(tenant.name, language),
    branch: nameIn(branch.names, language),
    ...(footer !== '' && { toDo: footer }),
  }
}

export function timeOfBranch({ branch: { clock } }: PublishedConfiguration, at: number): TicketDocument['issuedAt'] {
  return wallClockIn(clockRule(clock, businessDay(clock, at)).zone, at)
}
