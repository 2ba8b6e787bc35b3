import { expect, test, vi } from 'vitest'
import { runFloorBench } from '../floor.ts'

const MS_MAX = 300_000

test('one branch works for ten seconds on a real server, and nothing goes otherwise than it must', {
  timeout: MS_MAX,
}, async () => {
  vi.stubEnv('FLOOR_SCALE', '0.1')
  vi.stubEnv('FLOOR_SECONDS', '10')
  const told: string[] = []
  const figures = await runFloorBench((line) => told.push(line))
  expect(figures.errors, told.join('\n')).toBe(0)
  expect(figures.calls).toBe(10)
  expect(figures.rows_seen).toBeGreaterThan(500)
  for (const name of [
    'call_next_p99_ms',
    'sync_lag_p99_ms',
    'customer_page_p99_ms',
    'server_rss_mb',
    'postgres_rss_mb',
  ])
    expect(figures[name], name).toBeGreaterThan(0)
})
