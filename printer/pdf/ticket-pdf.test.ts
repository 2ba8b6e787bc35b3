import { expect, test } from 'vitest'
import { aTicket } from '../document/a-ticket.ts'
import { goldenTickets } from '../document/golden-tickets.ts'
import { ticketPdf } from './ticket-pdf.ts'

const POINTS_PER_MM = 72 / 25.4

function pageOf(pdf: Uint8Array): { readonly widthMm: number; readonly heightMm: number; readonly text: string } {
  const text = Buffer.from(pdf).toString('latin1')
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
  return { widthMm: Number(width) / POINTS_PER_MM, heightMm: Number(height) / POINTS_PER_MM, text }
}

test.each(Object.keys(goldenTickets))('[TP1] %s is one page, as large as its ticket', (name) => {
  const ticket = goldenTickets[name]
  if (ticket === undefined) throw new Error(`there is no ticket ${name}`)
  const { widthMm, heightMm, text } = pageOf(ticketPdf(ticket))
  expect(text.startsWith('%PDF-')).toBe(true)
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  expect(widthMm).toBeCloseTo(80, 0)
  expect(heightMm).toBeLessThanOrEqual(128)
  expect(heightMm).toBeGreaterThan(40)
})

test('[TP2] the letters are Cairo’s own, Arabic and Latin, and go with the page', () => {
  const { text } = pageOf(ticketPdf(aTicket({ language: 'ar', service: 'فتح حساب', tenant: 'Banque du Jasmin' })))
  expect(text).toMatch(/\/FontName \/[A-Z]+\+Cairo/)
  expect(text).not.toMatch(/DejaVu|Noto|Liberation|Arial/)
})

test('[TP3] a ticket that cannot be printed is refused', () => {
  expect(() => ticketPdf(aTicket({ number: '' }))).toThrow(/number/)
})
