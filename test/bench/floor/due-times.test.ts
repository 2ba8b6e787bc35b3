import { expect, test, vi } from 'vitest'
import { everyDue, firstDue } from './due-times.ts'

test('a round is shared out evenly among all, and nobody comes twice in it', () => {
  const due = Array.from({ length: 200 }, (_, index) => firstDue(index, 200, 20_000))
  expect(due[0]).toBe(0)
  expect(due.at(-1)).toBe(19_900)
  expect(new Set(due.map((at, index) => Math.round(at - (due[index - 1] ?? -100))))).toEqual(new Set([100]))
})

test('a call that comes late moves none of those after it', () => {
  vi.useFakeTimers()
  try {
    const now = { ms: 0 }
    const heard: [due: number, at: number][] = []
    const ticking = everyDue(
      50,
      100,
      () => now.ms,
      (dueAt) => heard.push([dueAt, now.ms]),
    )
    const pass = (ms: number): void => {
      now.ms += ms
      vi.advanceTimersByTime(ms)
    }
    pass(50)
    // The process was busy: the timer of 150 fires at 230, that of 250 in its time.
    now.ms = 230
    vi.advanceTimersByTime(100)
    pass(20)
    ticking.stop()
    pass(500)
    expect(heard).toEqual([
      [50, 50],
      [150, 230],
      [250, 250],
    ])
  } finally {
    vi.useRealTimers()
  }
})
