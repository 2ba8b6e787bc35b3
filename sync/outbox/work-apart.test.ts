import { expect, test } from 'vitest'
import type { Outcome } from '../wire/outcome.ts'
import type { OutboxRow } from './outbox-row.ts'
import { fateOf, workApart } from './work-apart.ts'

const HEARD = Date.parse('2026-11-26T10:00:00.000Z')
const SECOND_MS = 1_000
const text = (at: number): string => new Date(at).toISOString()

/** Written so many seconds after the last answer, and decided so many after that; null: not yet. */
function aRow(seq: number, after: number, decided: number | null, more: object = {}): OutboxRow {
  const at = HEARD + after * SECOND_MS
  const told = decided === null ? {} : { decided_at: at + decided * SECOND_MS, outcome: { kind: 'applied', flags: [] } }
  const row = { seq, id: String(seq), wall_at: at, written_at: text(at), known_at: text(HEARD), args: {}, touches: [] }
  return { ...row, ...told, ...more } as unknown as OutboxRow
}
const seqs = (rows: readonly OutboxRow[]) => workApart(rows).map((apart) => apart.rows.map(({ seq }) => seq))

test('[AP1] what was written in silence is told together, in order; what was not is not', () => {
  expect(seqs([aRow(3, 60, 40), aRow(2, 25, 75), aRow(1, 19, 1)])).toEqual([[2, 3]])
})

test('[AP1] each loss of the line is one report, the latest first', () => {
  const later = { known_at: text(HEARD + 100_000) }
  expect(seqs([aRow(1, 30, 30), aRow(2, 200, 60, later)])).toEqual([[2], [1]])
})

test('[AP1] nobody worked alone where the answer came at once; where none came, or no server was ever heard, one did', () => {
  expect(seqs([aRow(1, 30, 1), aRow(2, 40, 2)])).toEqual([])
  expect(seqs([aRow(1, 30, 1), aRow(2, 40, null)])).toEqual([[1, 2]])
  const never = aRow(1, 5, null, { known_at: null, written_at: null })
  expect(workApart([never])).toEqual([{ id: '', from: never.wall_at, to: never.wall_at, rows: [never] }])
})

const applied = (flags: readonly string[], ticket_id?: string) =>
  ({ kind: 'applied', flags, ...(ticket_id !== undefined && { ticket_id }) }) as Outcome
test.each<[string, object, string]>([
  ['nothing yet', {}, 'pending'],
  ['to be asked again', { outcome: { kind: 'retry', after_ms: 1 } }, 'pending'],
  ['taken', { outcome: applied(['late', 'merged', 'no_effect'], 'x') }, 'applied'],
  ['the predicted one', { args: { predicted_ticket_id: 'x' }, outcome: applied([], 'x') }, 'applied'],
  ['another one', { args: { predicted_ticket_id: 'x' }, outcome: applied([], 'y') }, 'corrected'],
  ['a double call', { outcome: applied(['late', 'double_call']) }, 'corrected'],
  ['refused', { outcome: { kind: 'rejected', code: 'stale' } }, 'rejected'],
  ['set aside', { outcome: { kind: 'quarantined', reason: 'malformed' } }, 'quarantined'],
  ['never looked at', { unsendable: 'malformed' }, 'unsendable'],
])('[AP2] %s', (_, more, fate) => {
  expect(fateOf(aRow(1, 30, null, more))).toBe(fate)
})
