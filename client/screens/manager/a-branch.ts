import type { BranchNumbers, BranchOverview } from '../../../sync/reports/branches-now.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const inAll = (text: string) => ({ ar: text, fr: text, en: text })

/** For tests: open, nobody waits, everything is in order. */
export function aBranch(more: Partial<BranchNumbers> = {}): BranchNumbers {
  return {
    ...{
      id: ID,
      names: inAll('Harbour'),
      today: '2026-11-26',
      zone: 'Africa/Tunis',
      is_open: true,
      waiting: 0,
      waiting_past: [],
    },
    ...{ longest_wait_s: null, counters: 4, counters_open: 3, counters_paused: 0, devices: 6, devices_silent: 0 },
    ...more,
  }
}

/** For tests: one service, one counter, nothing else. */
export function anOverview(more: Partial<BranchOverview> = {}): BranchOverview {
  return {
    ...{
      server_time: '2026-11-26T09:00:00Z',
      branch: aBranch(),
      classes: [],
      silent: [],
      prints: { papers: 0, copies: 0 },
    },
    services: [
      {
        ...{ id: '00000000-0000-4000-8000-000000000002', names: inAll('Cash desk'), prefix: 'A', is_retired: false },
        ...{ waiting: 3, longest_wait_s: 720, called_last_hour: 5, mean_wait_s: 300 },
      },
    ],
    counters: [
      {
        ...{
          id: '00000000-0000-4000-8000-000000000003',
          label: '1',
          state: 'open',
          is_retired: false,
          staff_name: 'Nour',
        },
        ...{ state_since: null, ticket: { number: 'A-048', state: 'serving', since: '2026-11-26T08:55:00Z' } },
      },
    ],
    ...more,
  }
}
