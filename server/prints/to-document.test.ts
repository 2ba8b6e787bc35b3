import { encode } from 'fast-png'
import { expect, it } from 'vitest'
import { checkDocument } from '../../printer/document/check-document.ts'
import type { PrintFacts } from './print-facts.ts'
import { toDocument } from './to-document.ts'

const facts: PrintFacts = {
  number: 'A-X07',
  language: 'fr',
  digits: 'latn',
  is_copy: false,
  tenant: { ar: 'بنك', fr: 'Banque' },
  branch: { fr: 'Agence' },
  logo: null,
  header: null,
  footer: { fr: 'Suivez votre tour sur votre téléphone' },
  services: [{ fr: 'Caisse', ar: 'خزينة' }, { fr: 'Crédits' }],
  class: { fr: 'Senior' },
  issued_at: { day: '2026-11-26', time: '10:42' },
  ahead: 3,
}
/** Eight black dots on white, twice as wide as high. */
const logo = Buffer.from(encode({ width: 4, height: 2, channels: 1, depth: 8, data: new Uint8Array(8) })).toString(
  'base64',
)
const address = 'https://file.example.tn/t/x'

it('[DP1] what is left of the visit, its class and the tenant’s own lines are on the paper', () => {
  const document = toDocument({ ...facts, header: { fr: 'Jasmin' } }, { language: 'fr', address })
  expect(checkDocument(document)).toEqual([])
  expect(document).toMatchObject({
    tenant: 'Jasmin',
    service: 'Caisse',
    nextServices: ['Crédits'],
    priorityClass: 'Senior',
    toDo: 'Suivez votre tour sur votre téléphone',
    qr: address,
    ahead: 3,
  })
  expect(document).not.toHaveProperty('stamp')
})

it('[DP3] a name that there is not in the wanted language is said in another', () => {
  expect(toDocument(facts, { language: 'ar', address })).toMatchObject({
    language: 'ar',
    tenant: 'بنك',
    branch: 'Agence',
    service: 'خزينة',
  })
})

it('[DP4] without a code the paper says what we say, since a tenant’s line may speak of the code', () => {
  const document = toDocument({ ...facts, is_copy: true, ahead: null }, { language: 'fr', address: undefined })
  expect(checkDocument(document)).toEqual([])
  expect(document.stamp).toBe('copy')
  for (const absent of ['qr', 'toDo', 'ahead']) expect(document).not.toHaveProperty(absent)
})

it('[DP1] the logo stands there as dots; what is no picture is left out, and the name stands there', () => {
  const drawn = toDocument({ ...facts, logo }, { language: 'fr', address })
  expect(drawn.logo).toMatchObject({ heightDots: expect.any(Number) })
  expect(checkDocument(drawn)).toEqual([])
  expect(toDocument({ ...facts, logo: 'iVBORw0KGgo=' }, { language: 'fr', address })).not.toHaveProperty('logo')
})
