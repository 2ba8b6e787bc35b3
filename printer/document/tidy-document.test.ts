import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTicket } from './a-ticket.ts'
import { emptyBitmap } from './bitmap.ts'
import { checkDocument } from './check-document.ts'
import type { PaperWait } from './ticket-document.ts'
import { tidyDocument } from './tidy-document.ts'

const range = (p50Min: number, p90Min: number): PaperWait => ({ kind: 'range', p50Min, p90Min })

test('[TD8] how a name was typed does not keep a ticket from being printed', () => {
  const ticket = aTicket({
    service: ' Caisse\n\tprincipale ',
    branch: '\u202bفرع\u202c تونس',
    nextServices: ['Crédit\u0000', '\n'],
    priorityClass: ' ',
    toDo: '\ud800',
  })
  const tidied = tidyDocument(ticket)
  expect(tidied).toMatchObject({ service: 'Caisse principale', branch: 'فرع تونس', nextServices: ['Crédit'] })
  expect(tidied).not.toHaveProperty('priorityClass')
  expect(tidied).not.toHaveProperty('toDo')
  expect(checkDocument(tidied)).toEqual([])
})

test('[TD8] nor does a sentence of the tenant where its name stands: the beginning of it is said', () => {
  const { tenant } = tidyDocument(aTicket({ tenant: `${'Bienvenue '.repeat(39)}ici` }))
  expect(tenant).toMatch(/^Bienvenue .*…$/)
  expect(tidyDocument(aTicket({ tenant: '😀'.repeat(200) })).tenant).toBe(`${'😀'.repeat(59)}…`)
  for (const each of ['x'.repeat(400), '😀'.repeat(200), 'x'.repeat(121)])
    expect(checkDocument(tidyDocument(aTicket({ tenant: each })))).toEqual([])
  expect(tidyDocument(aTicket({ tenant: 'x'.repeat(120) })).tenant).toBe('x'.repeat(120))
})

test('[TD8] a document that is in order stays as it is', () => {
  const ticket = aTicket({ logo: emptyBitmap(16, 8), priorityClass: 'Senior', toDo: 'Étage 1.', stamp: 'copy' })
  expect(tidyDocument(ticket)).toEqual(ticket)
})

test('[TD9] no estimate keeps a ticket from being printed', () => {
  const waitOf = (wait: PaperWait) => tidyDocument(aTicket({ wait })).wait
  expect(waitOf(range(11.6, 19.5))).toEqual(range(12, 20))
  expect(waitOf(range(20, 12))).toEqual(range(12, 20))
  expect(waitOf(range(-3, 0.2))).toEqual(range(0, 0))
  expect(waitOf(range(30, 4_000))).toEqual({ kind: 'many' })
  expect(waitOf(range(30, Number.POSITIVE_INFINITY))).toEqual({ kind: 'many' })
  expect(waitOf(range(Number.NaN, 5))).toBeUndefined()
  expect(tidyDocument(aTicket({ ahead: Number.NaN }))).not.toHaveProperty('ahead')
  fc.assert(
    fc.property(fc.double(), fc.double(), fc.double(), (p50Min, p90Min, ahead) => {
      expect(checkDocument(tidyDocument(aTicket({ wait: range(p50Min, p90Min), ahead })))).toEqual([])
    }),
  )
})

test('[TD9] a logo that is none gives its place to the name', () => {
  expect(tidyDocument(aTicket({ logo: { ...emptyBitmap(16, 8), heightDots: 9 } }))).not.toHaveProperty('logo')
})
