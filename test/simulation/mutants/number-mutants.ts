import { aMutant } from './mutant.ts'

const TAKE = 'sync/numbers/take-number.ts'

/** Mistakes in which numbers a kiosk prints, and in what it keeps of them. */
export const numberMutants = [
  aMutant(
    'the last number is not written',
    'sync/outbox/take-ticket-number.ts',
    `tx.put('numbers', [taken.last])`,
    'void taken.last',
    { cast: [2, 0], more: ['customer'] },
  ),
  aMutant(
    'numbers begin anew after a reboot',
    'sync/device/create-device.ts',
    'const loaded = await loadDevice(store)',
    `await store.write(['numbers'], async (tx) => tx.clear('numbers')).catch(() => undefined)\n  const loaded = await loadDevice(store)`,
    { cast: [2, 1], more: ['crash', 'restart', 'customer', 'weather'] },
  ),
  aMutant(
    'numbers go on before the authority has been asked',
    TAKE,
    'if (isUnconfirmed || writer.is_forked)',
    'if (isUnconfirmed && writer.is_forked)',
    { cast: [2, 0], more: ['weather', 'crash', 'restart'], without: ['teller'] },
  ),
  aMutant(
    'a grant is used after its last day',
    TAKE,
    'first_day <= day && day <= last_day',
    'first_day <= day && day.length === last_day.length',
    {
      cast: [2, 0],
      more: ['next_day', 'next_day', 'cut_all'],
      without: ['teller', 'mend', 'mend_all', 'arm', 'crash', 'weather'],
    },
  ),
  aMutant(
    'a split is answered, and the lane stays as wide',
    'sync/numbers/answer-split.ts',
    'writer: { ...writer, state: { ...state, lanes } }',
    'writer: { ...writer, state: { ...state, lanes: { ...lanes, days, split: null } } }',
    { cast: [1, 0], more: ['new_kiosk', 'new_kiosk'], without: ['teller'] },
  ),
  aMutant(
    'a lane widens again',
    'sync/numbers/take-told-state.ts',
    'const lanes = { ...told.lanes, days: keptNarrow(told.lanes.days, state.lanes.days) }',
    'const lanes = { ...told.lanes, days: keptNarrow(told.lanes.days, []) }',
    { cast: [1, 0], more: ['new_kiosk', 'new_kiosk', 'weather'], without: ['teller'] },
  ),
  aMutant(
    'a split that a heartbeat told of waits for the next customer',
    'sync/heartbeat/take-heartbeat.ts',
    'needsContact: isDoubted || isSplitAnswered',
    'needsContact: isDoubted && isSplitAnswered',
    { cast: [1, 0], steps: 40, more: ['new_kiosk', 'new_kiosk'], without: ['teller', 'customer'] },
  ),
  aMutant(
    'the day goes back with the clock',
    'sync/time/day-label.ts',
    'if (lastDay === null || lastDay <= day) return day',
    'if (lastDay === null || lastDay.length === day.length) return day',
    { cast: [3, 0], more: ['clock'], without: ['teller'] },
  ),
  aMutant(
    'age by the wall clock alone',
    'sync/time/age-ms.ts',
    'row.page_life === pageLife ? monotonic - row.monotonic_at : wall - row.wall_at',
    'wall - row.wall_at + 0 * (monotonic + pageLife.length)',
    {
      cast: [3, 0],
      more: ['clock', 'cut', 'mend'],
      without: ['teller', 'crash', 'arm', 'sleep', 'next_day', 'rolled_back', 'cloned'],
    },
  ),
]
