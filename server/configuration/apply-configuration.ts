import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { ConfigurationDocument } from '../../sync/configuration/configuration-document.ts'
import { type Difference, differences } from '../../sync/configuration/differences.ts'
import { type Fault, faults } from '../../sync/configuration/fault.ts'

export type Applied =
  | { kind: 'published'; branchId: string; isNew: boolean; version: number; differences: Difference[] }
  | { kind: 'faulty'; faults: Fault[] }
  | { kind: 'refused'; code: string }

type Branch = { id: string; config_version: number; isNew: boolean }
type Outcome = {
  kind: string
  code?: string
  details?: { faults?: unknown }
  result?: { config_version: number; differences: unknown }
}
type Options = { tenantId: string; document: ConfigurationDocument; newBranchId?: string }

/**
 * Publishes a document to the branch of its slug, which is made when the tenant has none; by the same command as every
 * screen. A new branch whose document is refused leaves no branch behind; a refusal at an old one stays in the ledger.
 * The client is the owner's, outside a transaction.
 */
export async function applyConfiguration(client: pg.ClientBase, options: Options): Promise<Applied> {
  await client.query('begin')
  try {
    const branch = await findOrCreateBranch(client, options)
    const outcome = await publish(client, options, branch)
    const applied = toApplied(branch, outcome)
    await client.query(branch.isNew && applied.kind !== 'published' ? 'rollback' : 'commit')
    return applied
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function findOrCreateBranch(
  client: pg.ClientBase,
  { tenantId, document, newBranchId }: Options,
): Promise<Branch> {
  await client.query('select app_private.enter($1)', [tenantId])
  const { slug, names, clock } = document.branch
  const { rows } = await client.query<Omit<Branch, 'isNew'>>(
    'select id, config_version from app.branches where slug = $1',
    [slug],
  )
  if (rows[0] !== undefined) return { ...rows[0], isNew: false }
  const id = newBranchId ?? randomUUID()
  const values = [tenantId, id, slug, JSON.stringify(names), JSON.stringify(clock)]
  await client.query('select app_private.create_branch($1, $2, $3, $4, $5)', values)
  return { id, config_version: 0, isNew: true }
}

async function publish(client: pg.ClientBase, { tenantId, document }: Options, branch: Branch): Promise<Outcome> {
  const args = { branch_id: branch.id, base_version: branch.config_version, document }
  const { rows } = await client.query<{ answer: { stopped: string | null; results: { outcome: Outcome }[] } }>(
    `select app.push_own($1, $2, 'publish_configuration', 'intent', $3, $4) as answer`,
    [tenantId, branch.id, JSON.stringify(args), randomUUID()],
  )
  const outcome = rows[0]?.answer.results[0]?.outcome
  // An unexpected error is answered with its SQLSTATE and no outcome; nothing was recorded.
  if (outcome === undefined) throw new Error(`publishing failed with SQLSTATE ${rows[0]?.answer.stopped ?? 'unknown'}`)
  return outcome
}

function toApplied(branch: Branch, { kind, code = 'internal', details, result }: Outcome): Applied {
  if (kind === 'applied' && result !== undefined) {
    const { config_version: version } = result
    return {
      kind: 'published',
      branchId: branch.id,
      isNew: branch.isNew,
      version,
      differences: differences.parse(result.differences),
    }
  }
  return details?.faults === undefined
    ? { kind: 'refused', code }
    : { kind: 'faulty', faults: faults.parse(details.faults) }
}
