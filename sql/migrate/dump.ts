import type pg from 'pg'
import { dumpFunctions } from './dump/dump-functions.ts'
import { dumpPublications } from './dump/dump-publications.ts'
import { dumpRelations } from './dump/dump-relations.ts'
import { dumpRoles } from './dump/dump-roles.ts'
import { dumpSchemas } from './dump/dump-schemas.ts'

const HEADER = '# What the database holds after all migrations and objects. Written by `npm run db:dump`.'
const PARTS = [dumpRoles, dumpSchemas, dumpRelations, dumpFunctions, dumpPublications]

/**
 * The catalogue as text, the same for the same SQL directory: for reading, and so that no change goes unannounced. It
 * restores nothing. Our own, since the embedded binaries bring no pg_dump and an older one refuses a newer server.
 */
export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  await client.query('begin transaction isolation level repeatable read, read only')
  try {
    // With an empty path Postgres prints every name fully.
    await client.query(`set local search_path = ''; set local datestyle = 'ISO'; set local timezone = 'UTC'`)
    const parts: string[] = []
    for (const part of PARTS) parts.push((await part(client)).join('\n'))
    return `${[HEADER, ...parts.filter((part) => part !== '')].join('\n\n')}\n`
  } finally {
    await client.query('rollback')
  }
}
