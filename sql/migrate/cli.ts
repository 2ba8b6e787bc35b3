import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { checkDatabase } from './check-database.ts'
import { dropDatabase } from './drop-database.ts'
import { dumpFresh } from './dump-fresh.ts'
import { ensureDatabase } from './ensure-database.ts'
import { DEFAULT_DIRECTORY, migrate } from './migrate.ts'
import { MigrationError } from './migration-error.ts'
import { newMigration } from './new-migration.ts'

/** Where a database is found is the caller's knowledge: this folder knows nothing of servers. */
export type CliWorld = {
  /** `isOurs`: the embedded cluster of this checkout, whose data is nobody else's. */
  connect(): Promise<{ connection: pg.ClientConfig; isOurs: boolean; close(): Promise<void> }>
  print(line: string): void
  directory?: string
}

type Database = { connection: pg.ClientConfig; isOurs: boolean }
type Task = (database: Database, args: string[], world: Required<CliWorld>) => Promise<number>

const USAGE = 'db:new NAME | db:migrate [--check] | db:reset [--force DATABASE] | db:dump [--check]'

async function runMigrate(
  { connection, isOurs }: Database,
  args: string[],
  world: Required<CliWorld>,
): Promise<number> {
  const { directory, print } = world
  if (args.includes('--check')) {
    const faults = await checkDatabase(connection, directory)
    for (const fault of faults) print(fault)
    print(faults.length === 0 ? 'the database is what the SQL directory describes' : `${faults.length} differences`)
    return faults.length === 0 ? 0 : 1
  }
  if (isOurs) await ensureDatabase(connection)
  const { applied } = await migrate({ connection, directory, log: print })
  for (const path of applied) print(`applied ${path}`)
  print(applied.length === 0 ? 'nothing to do' : `${applied.length} files applied`)
  return 0
}

async function runReset(database: Database, args: string[], world: Required<CliWorld>): Promise<number> {
  const name = new pg.Client(database.connection).database
  const force = args.indexOf('--force')
  const named = force >= 0 ? args[force + 1] : undefined
  if (named === undefined ? !database.isOurs : named !== name) {
    const message = `db:reset destroys all data of ${name}; to do so, say: db:reset --force ${name}`
    throw new MigrationError('reset_refused', message)
  }
  world.print(`dropping ${name}`)
  await dropDatabase(database.connection)
  await ensureDatabase(database.connection)
  return runMigrate(database, [], world)
}

async function runDump(
  { connection }: Database,
  args: string[],
  { directory, print }: Required<CliWorld>,
): Promise<number> {
  const path = join(directory, 'schema.txt')
  const text = await dumpFresh(connection, directory)
  if (args.includes('--check')) {
    const same = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n') === text
    print(same ? 'schema.txt tells the truth' : 'schema.txt differs from the SQL directory; run db:dump and review it')
    return same ? 0 : 1
  }
  await writeFile(path, text)
  print(`wrote ${path}`)
  return 0
}

const TASKS: Record<string, Task> = { 'db:migrate': runMigrate, 'db:reset': runReset, 'db:dump': runDump }

async function runTask([task = '', ...args]: string[], world: Required<CliWorld>): Promise<number> {
  if (task === 'db:new') {
    world.print(`wrote ${await newMigration(world.directory, args.join(' '))}`)
    return 0
  }
  const run = Object.hasOwn(TASKS, task) ? TASKS[task] : undefined
  if (run === undefined) throw new MigrationError('usage', USAGE)
  const database = await world.connect()
  try {
    return await run(database, args, world)
  } finally {
    await database.close()
  }
}

/** Answers the exit code. Faults that a person can mend are told without a stack. */
export async function runCli(args: string[], world: CliWorld): Promise<number> {
  try {
    return await runTask(args, { directory: DEFAULT_DIRECTORY, ...world })
  } catch (error) {
    if (!(error instanceof MigrationError)) throw error
    world.print(`${error.code}: ${error.message}`)
    return 1
  }
}
