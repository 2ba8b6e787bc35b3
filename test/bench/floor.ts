import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { EMBEDDED_DATABASE } from '../../server/database/embedded-database.ts'
import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { aFolder, removeFolder } from '../postgres/helpers.ts'
import { runServer } from '../setup/run-server.ts'
import { enrolFloor } from './floor/enrol-floor.ts'
import { createFaults, type Faults } from './floor/faults.ts'
import { createHttpLine } from './floor/http-line.ts'
import { judgeFloor } from './floor/judge-floor.ts'
import { measureUsage } from './floor/measure-usage.ts'
import { planFloor } from './floor/plan.ts'
import { seedFloor } from './floor/seed-floor.ts'
import { startLoad } from './floor/start-load.ts'
import { rounded } from './statistics.ts'

type Progress = (line: string) => void

/** `FLOOR_PROFILE=FOLDER` leaves a profile of the server's processor time there. */
const commandOf = (profile: string | undefined) =>
  profile === undefined
    ? {}
    : {
        command: [process.execPath, '--cpu-prof', `--cpu-prof-dir=${profile}`, 'server/bootstrap.mjs', 'start'],
      }

/** A whole installation as `npm start` runs it, under the people of ten branches; the load comes from another process. */
export async function runFloorBench(progress: Progress): Promise<Record<string, unknown>> {
  const plan = planFloor(process.env)
  const folder = aFolder()
  const appSecret = randomBytes(48).toString('base64')
  // The generator stands where a front proxy would: the limits of what anybody may ask count the addresses that it tells.
  const environment = { DATA_DIR: folder, APP_SECRET: appSecret, TRUSTED_PROXIES: '127.0.0.1' }
  const server = runServer(environment, commandOf(process.env.FLOOR_PROFILE))
  try {
    const port = Number(new URL(await server.address()).port)
    // Its log is read by nobody here, and must not fill this process.
    server.child.stdout?.removeAllListeners('data').resume()
    const postgres = await startEmbeddedPostgres({ directory: join(folder, 'postgres'), log: progress, join: true })
    const connection = postgres.connection('postgres', EMBEDDED_DATABASE)
    const postmaster = readPostmaster(postgres.data)
    if (postmaster.kind !== 'alive' || server.child.pid === undefined) throw new Error('the server has gone')

    const seeded = await seedFloor(connection, plan, appSecret)
    const line = createHttpLine(port)
    const branches = await enrolFloor(line, connection, seeded)
    line.close()
    progress(`${branches.length} branches are set up, their devices enrolled`)

    const usage = measureUsage({ server: server.child.pid, postgres: postmaster.postmaster.pid })
    const load = startLoad({ port, plan, branches }, (message) => {
      if (message.kind === 'progress') progress(message.line)
      if (message.kind === 'measuring') usage.begin(load.child.pid ?? 0)
      if (message.kind === 'measured') usage.end()
    })
    const result = await load.result
    const faults = createFaults()
    faults.take(result.faults)
    await judgeFloor(connection, result, faults)
    tellFaults(faults, progress)
    return {
      errors: faults.total,
      ...result.figures,
      ...usage.figures(),
      server_ms_per_request: usage.serverMsPer(result.requests),
      load_average: rounded(loadavg()[0] ?? 0),
      branches: plan.branches,
      seconds: plan.measureMs / 1_000,
    }
  } finally {
    await server.end('SIGTERM')
    await removeFolder(folder)
  }
}

function tellFaults(faults: Faults, progress: Progress): void {
  for (const [kind, { count, first }] of Object.entries(faults.table())) {
    progress(`${count} × ${kind}:\n  ${first.join('\n  ')}`)
  }
}
