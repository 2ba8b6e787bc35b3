import { randomUUID } from 'node:crypto'
import { aPerson, type Person } from '../people/cast.ts'
import type { AppServer } from '../setup/app-server.ts'
import type { Device } from '../setup/world.ts'
import { aBank as aBranch, type Bank } from '../sql/permissions/two-banks.ts'

/** A bank in which there is something of everything that a request can name, with somebody in each role. */
export type SecurityBank = Bank & {
  readonly tenantId: string
  readonly slug: string
  readonly branchId: string
  readonly admin: Person
  readonly manager: Person
  readonly teller: Person
  /** A manager and a tablet of the bank's other branch. */
  readonly neighbour: Person
  readonly otherBranchId: string
  readonly otherTablet: Device
  /** No longer active. */
  readonly leaver: Person
  /** A display that nothing else needs, and the code of an admin for another. */
  readonly spare: Device
  readonly codeId: string
}

export const PHONE = '+21698123456'

export async function aSecurityBank(server: AppServer): Promise<SecurityBank> {
  const { world } = server
  const bank = await aBranch(world)
  const { tenantId, branchId } = bank.branch
  // A real one: what everybody may see of a demo is nobody's to see here.
  await world.root.query('update app.tenants set is_demo = false where id = $1', [tenantId])
  const other = await world.addBranch({ tenantId })
  const parts = { world, signedIn: server.signedIn.bind(server) }
  const person = (role: string, at?: string) =>
    aPerson(parts, { tenantId, role, ...(at !== undefined && { branchId: at }) })
  const people = {
    admin: await person('admin'),
    manager: await person('manager', branchId),
    teller: await person('teller', branchId),
    neighbour: await person('manager', other.branchId),
    leaver: await person('teller', branchId),
  }
  await world.root.query('update app.staff set active = false where id = $1', [people.leaver.id])
  await addProofs(server, tenantId, people.teller)
  const { rows } = await world.root.query<{ slug: string }>('select slug from app.tenants where id = $1', [tenantId])
  const answer = await server.ask(`/api/branches/${branchId}/enrolment-codes`, {
    token: people.admin.token,
    body: { kind: 'kiosk', name: 'a new one' },
  })
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
  return {
    ...bank,
    ...people,
    tenantId,
    branchId,
    slug: rows[0]?.slug ?? '',
    otherBranchId: other.branchId,
    otherTablet: await world.addDevice(other, 'tablet'),
    spare: await world.addDevice(bank.branch, 'display'),
    codeId: answer.body.id,
  }
}

/** One row in each table of proofs, so that an empty answer to a question about them means something. */
async function addProofs({ world }: AppServer, tenantId: string, { id, sessionId }: Person): Promise<void> {
  const statements: [string, unknown[]][] = [
    [
      `insert into app.staff_credentials (staff_id, tenant_id, password_hash, password_at) values ($2, $1, $3, app.now())`,
      [id, 'no hash at all'],
    ],
    [`insert into app.recovery_codes (tenant_id, staff_id, code_hash) values ($1, $2, $3)`, [id, randomUUID()]],
    [
      `insert into app.password_links (tenant_id, staff_id, token_hash, purpose, created_at, expires_at)
       values ($1, $2, $3, 'reset', app.now(), app.now() + interval '30 minutes')`,
      [id, randomUUID()],
    ],
    [
      `insert into app.refresh_tokens (tenant_id, session_id, token_hash, issued_at) values ($1, $2, $3, app.now())`,
      [sessionId, randomUUID()],
    ],
    [
      `insert into app.oidc_providers (tenant_id, issuer, client_id) values ($1, 'https://login.bank.test', $2)`,
      ['client'],
    ],
    [
      `insert into app.oidc_flows (tenant_id, state_hash, nonce, verifier_sealed, created_at, expires_at)
       values ($1, $2, 'n', 'v', app.now(), app.now() + interval '5 minutes')`,
      [randomUUID()],
    ],
  ]
  for (const [text, values] of statements) await world.root.query(text, [tenantId, ...values])
}
