import type pg from 'pg'

/** Ids only: the worker's role may read no more of a tenant than that there is one. */
export async function listTenants(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from app.tenants order by id')
  return rows.map((row) => row.id)
}
