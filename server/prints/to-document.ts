import type { TicketDocument } from '../../printer/document/ticket-document.ts'
import { logoFromPng } from '../../printer/raster/logo-from-png.ts'
import type { Language } from '../../sync/words/language.ts'
import type { PrintFacts } from './print-facts.ts'

type Wanted = { readonly language: Language; readonly address: string | undefined }

/** A ticket as the authority knows it, as what its paper says. Of the wait nothing: here nobody estimates it. */
export function toDocument(facts: PrintFacts, { language, address }: Wanted): TicketDocument {
  const nameOf = (names: Readonly<Record<string, string>>): string => names[language] ?? Object.values(names)[0] ?? ''
  const [service = '', ...nextServices] = facts.services.map(nameOf)
  const logo = facts.logo === null ? null : logoFromPng(Buffer.from(facts.logo, 'base64'))
  // Our own line where there is no code: a tenant's may speak of it.
  const toDo = address === undefined || facts.footer === null ? '' : nameOf(facts.footer)
  return {
    language,
    digits: facts.digits,
    number: facts.number,
    service,
    nextServices,
    tenant: nameOf(facts.header ?? {}) || nameOf(facts.tenant),
    branch: nameOf(facts.branch),
    issuedAt: facts.issued_at,
    ...(facts.ahead !== null && { ahead: facts.ahead }),
    ...(facts.class !== null && { priorityClass: nameOf(facts.class) }),
    ...(toDo !== '' && { toDo }),
    ...(address !== undefined && { qr: address }),
    ...(logo !== null && { logo }),
    marks: [],
    ...(facts.is_copy && { stamp: 'copy' }),
  }
}
