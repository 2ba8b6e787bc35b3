import type { AppServer, Asked } from '../setup/app-server.ts'

export type Person = { readonly id: string; readonly token: string; readonly sessionId: string; readonly email: string }
export type Cast = {
  readonly tenantId: string
  readonly branches: readonly [string, string]
  readonly admin: Person
  /** Of the first branch, like the teller; the colleague is of the second. */
  readonly manager: Person
  readonly teller: Person
  readonly colleague: Person
}

let count = 0

/** A person with an e-mail and a session at a browser. */
export async function aPerson(
  { world, signedIn }: Pick<AppServer, 'world' | 'signedIn'>,
  { tenantId, role, branchId }: { tenantId: string; role: string; branchId?: string },
): Promise<Person> {
  count += 1
  const email = `${role}${count}@example.tn`
  const { rows } = await world.root.query<{ id: string }>(
    'insert into app.staff (tenant_id, name, email, role) values ($1, $2, $3, $4) returning id',
    [tenantId, `${role} ${count}`, email, role],
  )
  const id = rows[0]?.id ?? ''
  if (branchId !== undefined) {
    await world.root.query('insert into app.staff_branches (tenant_id, staff_id, branch_id) values ($1, $2, $3)', [
      tenantId,
      id,
      branchId,
    ])
  }
  return { id, email, ...(await signedIn(tenantId, id)) }
}

/** A bank of two branches with somebody in each role. */
export async function aCast(server: AppServer): Promise<Cast> {
  const { world } = server
  const one = await world.addBranch()
  const { tenantId } = one
  const two = await world.addBranch({ tenantId })
  const parts = { world, signedIn: server.signedIn.bind(server) }
  const person = (role: string, branchId?: string) =>
    aPerson(parts, { tenantId, role, ...(branchId !== undefined && { branchId }) })
  return {
    tenantId,
    branches: [one.branchId, two.branchId],
    admin: await person('admin'),
    manager: await person('manager', one.branchId),
    teller: await person('teller', one.branchId),
    colleague: await person('teller', two.branchId),
  }
}

export const told = ({ status, body }: Asked): string => `${status} ${body?.code ?? ''}`.trim()

/** What was noted in a tenant, newest last. */
export async function notes(
  { world }: AppServer,
  tenantId: string,
  action?: string,
): Promise<
  { action: string; outcome: string; actor_id: string | null; subject_id: string | null; details: unknown }[]
> {
  const { rows } = await world.root.query(
    `select action, outcome, actor_id, subject_id, details from app.audit_log
     where tenant_id = $1 and ($2::text is null or action = $2) order by id`,
    [tenantId, action ?? null],
  )
  return rows
}

export async function isStanding(server: AppServer, sessionId: string): Promise<boolean> {
  const { rows } = await server.world.root.query(
    'select ended_at is null as stands from app.staff_sessions where id = $1',
    [sessionId],
  )
  return rows[0]?.stands === true
}
