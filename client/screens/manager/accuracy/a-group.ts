import type { AccuracyGroup } from '../../../../sync/reports/wait-accuracy.ts'

/** For tests: a hundred customers, told as well as we want to. */
export function aGroup(more: Partial<AccuracyGroup> = {}): AccuracyGroup {
  return {
    ...{ by: 'all', key: null, quoted: 120, scored: 100, not_called: 15, moved: 5, mae_s: 240, bias_s: -30 },
    ...{ late_share: 0.08, late_shown_share: 0.06, p50_cover: 0.5, p90_cover: 0.9 },
    ...more,
  }
}
