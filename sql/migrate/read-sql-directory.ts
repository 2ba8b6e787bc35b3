import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { MigrationError } from './migration-error.ts'
import { readSqlFile, type SqlFile } from './sql-file.ts'

export type MigrationFile = SqlFile & { number: number; name: string }
export type SqlDirectory = { roles: SqlFile | undefined; migrations: MigrationFile[]; objects: SqlFile[] }

/** The order saves passes only; correctness comes from trying again (see apply-objects.ts). */
const OBJECT_FOLDERS = ['types', 'rules', 'functions', 'views', 'policies', 'data']
const MIGRATION_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/

async function listSqlFiles(directory: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(directory, folder), { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return entries
    .filter((entry) => entry.endsWith('.sql'))
    .map((entry) => `${folder}/${entry.replaceAll(sep, '/')}`)
    .sort()
}

const nameOf = (path: string): string => path.slice('migrations/'.length)

/** Without a look into any file: readiness asks for this every second, and reading hundreds took it seconds on a busy machine. */
export async function listMigrationNames(directory: string): Promise<string[]> {
  return (await listSqlFiles(directory, 'migrations')).map(nameOf)
}

async function readMigrationFile(directory: string, path: string): Promise<MigrationFile> {
  const name = nameOf(path)
  const digits = MIGRATION_NAME.exec(name)?.[1]
  if (digits === undefined) {
    throw new MigrationError('migration_name', 'a migration is named NNNN_words_like_this.sql', { file: path })
  }
  return { ...(await readSqlFile(directory, path)), number: Number(digits), name }
}

function assertDense(migrations: MigrationFile[]): void {
  migrations.forEach((migration, index) => {
    const before = migrations[index - 1]
    if (before?.number === migration.number) {
      throw new MigrationError('migration_duplicate', `${before.name} has the same number`, { file: migration.path })
    }
    if (migration.number !== index + 1) {
      const missing = String(index + 1).padStart(4, '0')
      throw new MigrationError('migration_gap', `migration ${missing} is missing before it`, { file: migration.path })
    }
  })
}

export async function readSqlDirectory(directory: string): Promise<SqlDirectory> {
  const paths = await listSqlFiles(directory, 'migrations')
  const migrations = await Promise.all(paths.map((path) => readMigrationFile(directory, path)))
  assertDense(migrations)
  const objectPaths = (await Promise.all(OBJECT_FOLDERS.map((folder) => listSqlFiles(directory, folder)))).flat()
  const objects = await Promise.all(objectPaths.map((path) => readSqlFile(directory, path)))
  const roles = await readSqlFile(directory, 'roles.sql').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return { roles, migrations, objects }
}
