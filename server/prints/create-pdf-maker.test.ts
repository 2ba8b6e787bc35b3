import { performance } from 'node:perf_hooks'
import { afterEach, expect, it } from 'vitest'
import { aTicket } from '../../printer/document/a-ticket.ts'
import { ticketPdf } from '../../printer/pdf/ticket-pdf.ts'
import { createPdfMaker } from './create-pdf-maker.ts'

let stopping = new AbortController()
afterEach(() => {
  stopping.abort()
  stopping = new AbortController()
})

it('[DP11] a page made in the thread is the page', async () => {
  const made = await createPdfMaker(stopping.signal)(aTicket({ language: 'ar' }))
  expect(Buffer.from(made).equals(Buffer.from(ticketPdf(aTicket({ language: 'ar' }))))).toBe(true)
})

it('[DP11] while pages are made, others are served', async () => {
  const make = createPdfMaker(stopping.signal)
  await make(aTicket())
  const before = performance.eventLoopUtilization()
  await Promise.all([1, 2, 3, 4].map((each) => make(aTicket({ number: `A-10${each}` }))))
  // Made here, they would keep this loop busy for nearly all of that time.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5)
})

it('[DP12] a page that breaks its thread fails alone; the next one is made', async () => {
  const make = createPdfMaker(stopping.signal)
  await expect(make(aTicket({ number: '' }))).rejects.toThrow(/thread of pages/)
  expect((await make(aTicket())).subarray(0, 4)).toEqual(new TextEncoder().encode('%PDF'))
})
