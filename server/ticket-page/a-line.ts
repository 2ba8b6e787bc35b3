import { createHash } from 'node:crypto'
import { aConfiguration, CASH, COUNTER, MIDNIGHT, TODAY, uuid } from '../../sync/waits/view/a-branch-view.ts'
import type { LineBase, LineFacts, LineTicket } from './line-facts.ts'

const MINUTE_MS = 60_000
const NAMES = { ar: 'ف', fr: 'Jasmin', en: 'Jasmine' }

/** For tests: the n-th of today, who came n minutes after nine. */
export function aLineTicket(n: number, fields: Partial<LineTicket> = {}): LineTicket {
  const at = MIDNIGHT + (540 + n) * MINUTE_MS
  const number = `A-${String(n).padStart(3, '0')}`
  return {
    ...{ id: uuid(1_000 + n), number, state: 'waiting', language: 'fr', queue_day: TODAY, service_id: CASH },
    ...{ legs: [{ service_id: CASH }], leg_index: 0, queued_at: at, order_at: at, recalls: 0, passes_used: 0 },
    digest: createHash('sha256').update(`secret-${n}`).digest('base64'),
    ...fields,
  }
}

export function aLineOf(tickets: readonly LineTicket[], fields: Partial<LineFacts> = {}): LineFacts {
  const counter = { id: COUNTER, label: '3', service_ids: [CASH], staff_id: null, state: 'open', retired_at: null }
  return { version: 'v', server_time: '', today: TODAY, tickets, counters: [counter], ...fields }
}

export function aLineBase(fields: Partial<LineBase> = {}): LineBase {
  return {
    ...{ today: TODAY, names: NAMES, zone: 'Africa/Tunis', services: { [CASH]: { fr: 'Caisse' } } },
    ...{
      document: aConfiguration(),
      settings: { let_pass_max: 2, feedback_words: true, digits: 'latn' },
      stats: null,
      before: [],
    },
    ...fields,
  }
}
