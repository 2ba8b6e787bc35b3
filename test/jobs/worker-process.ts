import pg from 'pg'
import { startJobs } from '../../server/jobs/start-jobs.ts'
import { createLogger } from '../../server/log/create-logger.ts'

/** A worker in a process of its own, whose one task says that it has begun and then never ends. */
const pool = new pg.Pool(JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig)
// Its connections are cut when the test's database goes.
pool.on('error', () => process.exit(1))
pool.on('connect', (client) => client.on('error', () => process.exit(1)))
const log = createLogger({ level: 'silent', secret: 'x'.repeat(32) })
await startJobs({
  pool,
  log,
  publicUrl: 'https://blesaf.test',
  concurrency: 1,
  schedule: [],
  tasks: {
    endless: async () => {
      process.send?.('begun')
      await new Promise(() => setInterval(() => undefined, 1_000))
    },
  },
})
process.send?.('ready')
