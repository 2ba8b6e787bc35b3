import type { Overtake } from '../../../../sync/reports/overtakes.ts'

const id = (n: number) => `00000000-0000-4000-8000-0000000000${n}`

/** For tests: A-050 came at 09:14 and was called before A-048, which had come at 09:00. */
export function anOvertake(more: Partial<Overtake> = {}): Overtake {
  const side = { service_id: id(10), class_id: null, head_start_s: 0 }
  const [first, later] = ['2026-11-26T09:00:00Z', '2026-11-26T09:14:00Z']
  return {
    ...{ reason: 'head_start', day: '2026-11-26', later_s: 840, called_at: '2026-11-26T09:20:00Z', call_kind: 'next' },
    counter_id: id(11),
    passer: { ...side, id: id(50), number: 'A-050', queued_at: later, order_at: later },
    passed: { ...side, id: id(48), number: 'A-048', queued_at: first, order_at: first },
    ...more,
  }
}
