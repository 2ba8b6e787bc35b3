import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { DEFAULT_DIRECTORY } from '../../../sql/migrate/migrate.ts'
import { readSqlDirectory } from '../../../sql/migrate/read-sql-directory.ts'
import { migratePglite } from './migrate-pglite.ts'
import { createPglitePools, type PglitePools } from './pglite-pool.ts'
import { prepareAuthority } from './prepare-authority.ts'

const ROOT = join(import.meta.dirname, '../../..')
const CACHE = join(ROOT, '.build/simulation')

export type PgliteAuthority = PglitePools & { close(): Promise<void> }

/** The authority's database in this process: our SQL, migrated once and kept as a file for as long as no text changes. */
export async function openPglite(): Promise<PgliteAuthority> {
  const file = join(CACHE, `${await hashOfTexts()}.tar`)
  if (!existsSync(file)) await makePicture(file)
  const db = await PGlite.create({ loadDataDir: new Blob([readFileSync(file)]) })
  return { ...createPglitePools(db), close: () => db.close() }
}

async function makePicture(file: string): Promise<void> {
  const db = await PGlite.create()
  const pools = createPglitePools(db)
  await migratePglite(pools.root)
  await prepareAuthority(pools.root)
  const picture = await db.dumpDataDir('none')
  mkdirSync(CACHE, { recursive: true })
  // Under another name first: two runs may make it at the same time.
  const part = `${file}.${process.pid}`
  writeFileSync(part, Buffer.from(await picture.arrayBuffer()))
  renameSync(part, file)
  await db.close()
}

async function hashOfTexts(): Promise<string> {
  const { roles, migrations, objects } = await readSqlDirectory(DEFAULT_DIRECTORY)
  const hash = createHash('sha256')
  for (const file of [roles, ...migrations, ...objects]) hash.update(`${file?.path} ${file?.sha256}\n`)
  for (const folder of [import.meta.dirname, join(ROOT, 'sync/shapes')])
    for (const name of readdirSync(folder)) hash.update(readFileSync(join(folder, name)))
  return hash.digest('hex').slice(0, 20)
}
