import axe from 'axe-core'
import type { ReactNode } from 'react'
import { readConfiguration } from '../../../../sync/view/read-configuration.ts'
import type { CounterRow, TicketRow } from '../../../../sync/view/view-rows.ts'
import { type Page, PageContext } from '../../../app/page.ts'

/** A branch for tests of what a teller looks up: one counter, one service, a class with a head start. */
export const TODAY = '2026-11-26'
export const NOW = Date.parse('2026-11-26T10:00:00.000Z')
export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const names = { ar: 'الصندوق', fr: 'Caisse', en: 'Cash desk' }
const MINUTE_MS = 60_000

export const { configuration } = readConfiguration({
  format: 1,
  branch: {
    ...{ id: id(1), slug: 'harbour', names, languages: ['en'], calendar: { hours: {} } },
    clock: [{ from_day: '2015-01-01', zone: 'Africa/Tunis', day_start: '04:00' }],
  },
  ...{ groups: [], questions: [] },
  classes: [
    { id: id(5), key: 'care', names: { ar: 'أولوية', fr: 'Priorité', en: 'Priority' }, head_start_minutes: 15 },
  ],
  services: [{ id: id(2), key: 'cash', prefix: 'A', names }],
  counters: [{ id: id(3), key: 'c1', label: '1', names, services: ['cash'] }],
})
export const counter = {
  ...{ id: id(3), branch_id: id(1), label: '1', state: 'open', service_ids: [id(2)] },
  ...{ standing: 'confirmed', pendingCommands: [], unfitCommands: [] },
} as unknown as CounterRow

/** Arrived so many minutes before now. */
export function aRow(n: number, minutesAgo: number, more: Partial<TicketRow> = {}): TicketRow {
  const queued_at = NOW - minutesAgo * MINUTE_MS
  return {
    ...{ id: id(n), branch_id: id(1), number: `A-0${n}`, sequence_n: n, number_day: TODAY, queue_day: TODAY },
    ...{ service_id: id(2), state: 'waiting', queued_at, order_at: queued_at, head_start_s: 0 },
    ...{ standing: 'confirmed', pendingCommands: [], unfitCommands: [], ...more },
  }
}

/** What a server would answer by path; without an answer there is no server. */
export function LookPage({ answers = {}, children }: { answers?: Record<string, unknown>; children: ReactNode }) {
  const ask = async ({ path }: { path: string }) =>
    path in answers ? { ok: true, value: answers[path] } : { ok: false, fault: { code: 'no_connection', details: {} } }
  const home = { token: async () => ({ ok: true, value: { access_token: 'T' } }) }
  const value = { ask, home, session: { current: () => undefined, ask } } as unknown as Page
  return <PageContext value={value}>{children}</PageContext>
}

/** What axe finds in the whole page. That a test has no title and no landmarks is no fault of what it shows. */
export async function axeFaults(): Promise<string[]> {
  const rules = Object.fromEntries(
    ['region', 'page-has-heading-one', 'document-title'].map((name) => [name, { enabled: false }]),
  )
  const { violations } = await axe.run(document.body, { resultTypes: ['violations'], rules })
  return violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map(({ html }) => html).join(' | ')}`)
}
