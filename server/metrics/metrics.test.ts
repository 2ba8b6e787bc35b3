import { Counter } from 'prom-client'
import { expect, test } from 'vitest'
import { createApp } from '../app.ts'
import { fakeDeps } from '../http/fake-deps.ts'

const TOKEN = 't'.repeat(32)

test.each([
  [undefined, 401],
  ['Bearer wrong', 401],
  [`Bearer ${TOKEN}x`, 401],
  [TOKEN, 401],
  [`Bearer ${TOKEN}`, 200],
])('with a token set, %j is answered %i', async (authorization, status) => {
  const app = createApp(fakeDeps({ METRICS_TOKEN: TOKEN }))
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
  expect((await app.request('/metrics', { headers })).status).toBe(status)
})

test('other parts add theirs to the registry of their own app only', async () => {
  const [one, other] = [fakeDeps(), fakeDeps()]
  new Counter({ name: 'pushed_commands_total', help: 'x', registers: [one.metrics.registry] }).inc(3)
  expect(await (await createApp(one).request('/metrics')).text()).toContain('pushed_commands_total 3')
  expect(await (await createApp(other).request('/metrics')).text()).not.toContain('pushed_commands_total')
})
