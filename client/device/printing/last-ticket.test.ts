import { expect, test } from 'vitest'
import { originalOf, type PrintJob } from '../../../printer/spool/print-job.ts'
import { lastTicket } from './last-ticket.ts'

const job = (id: string, at: number, more: object) => ({ ...originalOf(id, at), ...more }) as PrintJob

test('[SL11] the last ticket is the last original that came out, or may have', () => {
  const jobs = [
    job('old', 1, { state: 'printed' }),
    job('last', 3, { state: 'unknown' }),
    job('failed', 4, { state: 'failed' }),
    job('copy', 5, { state: 'printed', kind: 'copy' }),
    job('test', 6, { state: 'printed', kind: 'test', ticket_id: '' }),
  ]
  expect(lastTicket(jobs)).toBe('last')
  expect(lastTicket([])).toBeUndefined()
})
