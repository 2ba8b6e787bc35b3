import type pg from 'pg'

export type BranchIds = { tenantId: string; branchId: string }

export async function listBranches(pool: pg.Pool): Promise<BranchIds[]> {
  const { rows } = await pool.query<BranchIds>(
    'select tenant_id as "tenantId", id as "branchId" from app.branches order by tenant_id, id',
  )
  return rows
}
