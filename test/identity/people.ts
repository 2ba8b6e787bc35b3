import { hashPassword } from '../../server/auth/passwords.ts'
import type { AppServer, Asked } from '../setup/app-server.ts'
import type { Branch } from '../setup/world.ts'

export const PASSWORD = 'correct horse battery'
let passwordHash: Promise<string> | undefined

export type Person = {
  readonly tenantId: string
  readonly tenant: string
  readonly staffId: string
  readonly email: string
}

let made = 0

/** A person who can sign in. */
export async function aPerson(
  server: AppServer,
  branch: Branch,
  role: 'teller' | 'manager' | 'admin' = 'teller',
): Promise<Person> {
  const { root } = server.world
  const staffId = await server.world.addStaff(branch.tenantId, branch.branchId, role)
  made += 1
  const email = `someone-${made}@bank.tn`
  passwordHash ??= hashPassword(PASSWORD)
  await root.query('update app.staff set email = $2 where id = $1', [staffId, email])
  await root.query(
    `insert into app.staff_credentials (tenant_id, staff_id, password_hash, password_at) values ($1, $2, $3, app.now())`,
    [branch.tenantId, staffId, await passwordHash],
  )
  const { rows } = await root.query<{ slug: string }>('select slug from app.tenants where id = $1', [branch.tenantId])
  return { tenantId: branch.tenantId, tenant: rows[0]?.slug ?? '', staffId, email }
}

/** The refresh cookie that an answer sets: its name and value as a browser sends them back; null where it clears one. */
export function cookieOf(answer: Asked): string | null {
  const set = answer.headers.getSetCookie().find((each) => each.startsWith('__Host-refresh-'))
  if (set === undefined) throw new Error('no refresh cookie')
  return /Max-Age=0/i.test(set) ? null : (set.split(';')[0] ?? '')
}

export async function notes(server: AppServer, tenantId: string, action: string): Promise<Record<string, unknown>[]> {
  const { rows } = await server.world.root.query(
    'select * from app.audit_log where tenant_id = $1 and action = $2 order by id',
    [tenantId, action],
  )
  return rows
}

export type Typed = Partial<{ tenant: string; email: string; password: string; code: string }>

/** A sign-in as this person would type it, but for what is said otherwise. */
export function signIn(
  server: AppServer,
  person: Person,
  typed: Typed = {},
  options: { token?: string; address?: string } = {},
): Promise<Asked> {
  const body = { tenant: person.tenant, email: person.email, password: PASSWORD, ...typed }
  return server.ask('/api/sign-in', { body, ...options })
}

/** A renewal, with the cookie that the browser would send. */
export function refresh(
  server: AppServer,
  sessionId: string,
  cookie: string | null,
  headers: Record<string, string> = {},
): Promise<Asked> {
  return server.ask('/api/refresh', {
    body: { session_id: sessionId },
    headers: { ...(cookie !== null && { cookie }), ...headers },
  })
}
