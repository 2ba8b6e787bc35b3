import type { AppServer, Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'
import { REDIRECT_URI } from './real-provider.ts'

export type Bank = {
  readonly branch: Branch
  readonly tenantId: string
  readonly tenant: string
  readonly admin: string
}
export type Settings = Partial<{
  issuer: string
  client_id: string
  client_secret: string | null
  is_enabled: boolean
  version: number
}>

let made = 0

/** A bank with an admin who is signed in; its people sign in by nobody yet. */
export async function aBank(server: AppServer): Promise<Bank> {
  const { world } = server
  const branch = await world.addBranch()
  const { tenantId } = branch
  const { rows } = await world.root.query<{ slug: string }>('select slug from app.tenants where id = $1', [tenantId])
  const { token } = await server.signedIn(tenantId, await world.addStaff(tenantId, branch.branchId, 'admin'))
  return { branch, tenantId, tenant: rows[0]?.slug ?? '', admin: token }
}

export async function aTeller(
  server: AppServer,
  { branch, tenantId }: Bank,
  email?: string,
): Promise<{ readonly id: string; readonly email: string }> {
  made += 1
  const id = await server.world.addStaff(tenantId, branch.branchId, 'teller')
  const own = email ?? `teller-${made}@bank.tn`
  await server.world.root.query('update app.staff set email = $2 where id = $1', [id, own])
  return { id, email: own }
}

export const setOidc = (server: AppServer, { admin }: Pick<Bank, 'admin'>, settings: Settings): Promise<Asked> =>
  server.ask('/api/security/oidc', {
    method: 'PUT',
    token: admin,
    body: { client_id: 'blesaf', client_secret: 'a secret of the client', is_enabled: true, version: 0, ...settings },
  })

export const start = (server: AppServer, tenant: string, redirectUri = REDIRECT_URI): Promise<Asked> =>
  server.ask('/api/oidc/start', { body: { tenant, redirect_uri: redirectUri } })

export const finish = (server: AppServer, body: Record<string, unknown>, token?: string): Promise<Asked> =>
  server.ask('/api/oidc/finish', { body, token })

export const told = ({ status, body }: Asked): string => `${status} ${body?.code ?? ''}`.trim()

/** Why sign-ins at this bank failed, oldest first. */
export async function reasons(server: AppServer, tenantId: string): Promise<string[]> {
  const { rows } = await server.world.root.query<{ reason: string }>(
    `select details ->> 'reason' as reason from app.audit_log where tenant_id = $1 and action = 'sign_in_failed' order by id`,
    [tenantId],
  )
  return rows.map(({ reason }) => reason)
}

export async function subjectOf(server: AppServer, staffId: string): Promise<string | null> {
  const { rows } = await server.world.root.query<{ subject: string | null }>(
    'select oidc_subject as subject from app.staff where id = $1',
    [staffId],
  )
  return rows[0]?.subject ?? null
}
