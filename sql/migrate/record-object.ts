import type pg from 'pg'
import type { SqlFile } from './sql-file.ts'

export async function recordObject(client: pg.ClientBase, file: SqlFile): Promise<void> {
  await client.query(
    `insert into migrations.objects (path, sha256) values ($1, $2)
     on conflict (path) do update set sha256 = excluded.sha256, applied_at = now()`,
    [file.path, file.sha256],
  )
}
