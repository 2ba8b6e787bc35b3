import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { measureDatabase } from './measure-database.ts'

const counts = { jobs_dead: 2, jobs_ready: 3, jobs_running: 1, oldest_ready_s: 4.5 }

function measured(query: (text: string) => Promise<{ rows: unknown[] }>) {
  const registry = new Registry()
  measureDatabase(registry, { query }, 50)
  return registry
}

test('jobs and replication slots are told, and one answer costs one question each', async () => {
  const asked: string[] = []
  const registry = measured(async (text) => {
    asked.push(text)
    return { rows: text.includes('job_counts') ? [counts] : [{ name: 'engine', retained_bytes: '4096' }] }
  })
  const text = await registry.metrics()
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'jobs_dead 2',
      'jobs_ready 3',
      'jobs_running 1',
      'oldest_ready_s 4.5',
      'replication_slot_retained_bytes{slot="engine"} 4096',
    ]),
  )
  expect(asked).toHaveLength(2)
})

test.each([
  ['fails', () => Promise.reject(new Error('gone'))],
  ['hangs', () => new Promise<never>(() => undefined)],
])('a database that %s leaves no number, not even the last one', async (_how, fault) => {
  let isThere = true
  const registry = measured(async () => (isThere ? { rows: [counts] } : fault()))
  expect(await registry.metrics()).toContain('jobs_dead 2')
  isThere = false
  await new Promise((resolve) => setTimeout(resolve, 1_050))
  expect(await registry.metrics()).not.toMatch(/^jobs_dead /m)
})
