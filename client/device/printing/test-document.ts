import type { Bitmap } from '../../../printer/document/bitmap.ts'
import type { TicketDocument } from '../../../printer/document/ticket-document.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { paperOfBranch, timeOfBranch } from './document-of.ts'

/** Of no service, and no number that is ever called. */
const NUMBER = 'A-00'

/** What a test prints: everything that a ticket has at the least, over whose head it says that it is worth nothing. */
export function testDocument(
  configuration: PublishedConfiguration,
  identity: IdentityValue,
  { origin, at, logo }: { readonly origin: string; readonly at: number; readonly logo?: Bitmap | undefined },
): TicketDocument {
  return {
    ...paperOfBranch(configuration, identity, configuration.branch.languages[0] ?? 'fr'),
    number: NUMBER,
    service: identity.name,
    nextServices: [],
    issuedAt: timeOfBranch(configuration, at),
    qr: origin,
    marks: [],
    stamp: 'test',
    ...(logo !== undefined && { logo }),
  }
}
