import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { awaitActive, createEngineRunner } from '../conformance/engine-runner.ts'
import { OutsideCluster } from '../operations/outside-cluster.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'
import { readiness } from '../shapes/shapes-world.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const LOGINS = resolve(import.meta.dirname, '../../server/deploy/logins.sql')
const SECRET = randomBytes(32).toString('hex')
const cluster = new OutsideCluster()
const servers: ServerProcess[] = []
let stopEngine: () => Promise<void> = async () => undefined

afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await stopEngine()
  await cluster.remove()
})

/** What psql makes of the file; psql itself is not among the programs that come with this repository. */
function logins(): string {
  const text = readFileSync(LOGINS, 'utf8')
  expect(text.match(/^\\set (\w+)/gm)).toHaveLength(2)
  return text
    .replaceAll(/^\\set.*$/gm, '')
    .replaceAll(/:'\w+'/g, "'x'")
    .replaceAll(':"DBNAME"', '"queue"')
}

test('with the logins of compose.yaml the servers migrate and serve, and a service that may only read makes the shapes', async () => {
  await cluster.create()
  await cluster.root.query(logins())
  const environment = {
    DATABASE_URL: cluster.url('blesaf_login'),
    DEMO: '1',
    APP_SECRET: 's'.repeat(48),
    ELECTRIC_SECRET: SECRET,
  }
  const first = runServer({ ...environment, ELECTRIC_URL: 'http://127.0.0.1:9', ROLE: 'worker' })
  servers.push(first)
  await first.address()
  const engine = createEngineRunner({
    DATABASE_URL: cluster.url('blesaf_replication'),
    ENGINE_PUBLICATION: 'electric_publication_blesaf',
    ENGINE_SECRET: SECRET,
  })
  stopEngine = engine.stop
  await engine.start()
  await awaitActive(engine.base())
  const server = runServer({ ...environment, ELECTRIC_URL: engine.base(), ROLE: 'api' })
  servers.push(server)
  const ready = await readiness(await server.address())
  expect(ready).toMatchObject({ status: 200, text: expect.stringContaining('"electric"') })
  const ask = (table: string): Promise<Response> =>
    fetch(`${engine.base()}/v1/shape?table=${table}&offset=-1&secret=${SECRET}`)
  const counters = await ask('app.counters')
  expect([counters.status, await counters.text()]).toEqual([200, expect.stringContaining('"label"')])
  expect((await ask('app.staff')).status).toBeGreaterThanOrEqual(400)
})
