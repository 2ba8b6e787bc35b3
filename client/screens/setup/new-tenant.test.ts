import { expect, test } from 'vitest'
import { type TypedTenant, tenantFaults, toNewTenant } from './new-tenant.ts'

const whole: TypedTenant = {
  slug: 'my-bank',
  ar: 'مصرفي',
  fr: 'Ma banque',
  en: 'My bank',
  adminName: 'Sonia',
  adminEmail: 'sonia@example.tn',
  adminLanguage: 'ar',
}

test('a whole one has no fault, and is sent as the server reads it', () => {
  expect(tenantFaults(whole)).toEqual({})
  expect(toNewTenant({ ...whole, slug: ' my-bank ', adminName: ' Sonia ' })).toEqual({
    slug: 'my-bank',
    name: { ar: 'مصرفي', fr: 'Ma banque', en: 'My bank' },
    admin: { name: 'Sonia', email: 'sonia@example.tn', language: 'ar' },
  })
})

test('all faults are found at once', () => {
  const typed = { ...whole, slug: 'My Bank', en: '  ', adminEmail: 'sonia' }
  expect(tenantFaults(typed)).toEqual({ slug: 'slug_malformed', en: 'needed', adminEmail: 'email_malformed' })
})

test.each(['a', '1bank', 'bank_1', 'بنك', `b${'a'.repeat(41)}`])('%j is no short name', (slug) => {
  expect(tenantFaults({ ...whole, slug })).toEqual({ slug: 'slug_malformed' })
})
