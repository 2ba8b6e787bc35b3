import { expect, test } from 'vitest'
import { checkDocument } from '../../../printer/document/check-document.ts'
import { tidyDocument } from '../../../printer/document/tidy-document.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { languages } from '../../../sync/words/language.ts'
import { documentOf } from './document-of.ts'
import { testDocument } from './test-document.ts'
import type { TicketFacts } from './ticket-facts.ts'

const names = (what: string) => ({ ar: `${what} ع`, fr: `${what} é`, en: `${what} e` })
const configuration = {
  branch: {
    ...{ names: names('branch'), languages: ['ar', 'fr', 'en'] },
    clock: [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  },
  services: [
    { id: 'cash', prefix: 'A', names: names('cash') },
    { id: 'loans', prefix: 'B', names: names('loans') },
  ],
  classes: [{ id: 'elder', names: names('elder') }],
  words: {},
} as unknown as PublishedConfiguration
const identity = { name: 'kiosk-1', tenant: { name: names('bank') } } as unknown as IdentityValue
const QR = 'https://bank.example/t/x#y'
const facts: TicketFacts = {
  ...{ ticketId: 't1', number: 'A-048', numberDay: '2026-11-26', serviceId: 'cash', nextServiceIds: [] },
  // A quarter of an hour after midnight in Tunis, an hour ahead of UTC.
  ...{ language: 'fr', issuedAt: Date.parse('2026-11-25T23:15:00Z'), isOffline: false },
}
const isPrintable = (document: Parameters<typeof checkDocument>[0]) => checkDocument(tidyDocument(document))

test.each(languages)('[KP3] a plain ticket says what it must in %s, and nothing that nobody knows', (language) => {
  const document = documentOf({ ...facts, language }, configuration, identity, { qr: QR })
  expect(document).toEqual({
    ...{ language, digits: 'latn', number: 'A-048', service: names('cash')[language], nextServices: [] },
    ...{ tenant: names('bank')[language], branch: names('branch')[language], qr: QR, marks: [] },
    issuedAt: { day: '2026-11-26', time: '00:15' },
  })
  expect(isPrintable(document)).toEqual([])
})

test.each(languages)('[KP3] everything that can be on a ticket is on it, in %s', (language) => {
  const whole = {
    ...configuration,
    words: { ticket_header: names('header'), ticket_footer: names('footer') },
    settings: { digits: 'arab' },
  } as PublishedConfiguration
  const wait = { kind: 'range', p50Min: 5, p90Min: 9 } as const
  const more = { language, classId: 'elder', nextServiceIds: ['loans', 'gone'], isOffline: true }
  const document = documentOf({ ...facts, ...more }, whole, identity, { qr: QR, ahead: 3, wait, stamp: 'copy' })
  expect(document).toMatchObject({
    ...{ digits: 'arab', tenant: names('header')[language], toDo: names('footer')[language], ahead: 3, wait },
    ...{ priorityClass: names('elder')[language], nextServices: [names('loans')[language]] },
    ...{ marks: ['offline'], stamp: 'copy' },
  })
  expect(isPrintable(document)).toEqual([])
})

test('[KP3] a service that the configuration does not know any more is named by its letter', () => {
  const document = documentOf({ ...facts, serviceId: 'gone' }, configuration, identity, { qr: QR })
  expect(document.service).toBe('A')
  expect(isPrintable(document)).toEqual([])
})

test('[KP3] a test says over its head that it is one, and has no customer', () => {
  const document = testDocument(configuration, identity, { origin: 'https://bank.example', at: facts.issuedAt })
  expect(document).toMatchObject({ stamp: 'test', service: 'kiosk-1', qr: 'https://bank.example', language: 'ar' })
  expect(isPrintable(document)).toEqual([])
})
