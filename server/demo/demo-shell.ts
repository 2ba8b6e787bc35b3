import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Identity } from '../auth/identity.ts'
import { createOneTimeToken } from '../auth/one-time-token.ts'
import { isPassword } from '../auth/passwords.ts'
import type { RequestOrigin } from '../auth/request-origin.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { DemoBranchNow } from './demo-overview.ts'
import { DEMO_PASSWORD } from './demo-password.ts'
import { createSoftwareDevices, SOFTWARE_DEVICE_PREFIX } from './software-device.ts'

export type DemoShell = (branch: DemoBranchNow, origin: RequestOrigin) => Promise<string>

const TELLERS = 2

/**
 * A branch as shell variables, so that the README's story can be typed with curl alone: a kiosk and two tablets of its own,
 * each asking replacing the last, and two tellers who are signed in there. Every value is an id, a day or a token of ours:
 * nothing in it can mean anything to a shell.
 */
export function createDemoShell(pool: Pick<pg.Pool, 'query'>, identity: Identity): DemoShell {
  const enrol = createSoftwareDevices(pool, identity)

  /** By the password that everybody is told, as the sign-in route does it; the refresh token is thrown away. */
  async function signIn(tenantId: string, deviceId: string, email: string, origin: RequestOrigin): Promise<string> {
    const facts = await pool.query<{ facts: { staff_id: string; password_hash: string | null } }>(
      'select app.sign_in_facts(null, $1, $2, $3) as facts',
      [tenantId, deviceId, email],
    )
    const { staff_id, password_hash = null } = facts.rows[0]?.facts ?? {}
    if (!(await isPassword(password_hash, DEMO_PASSWORD))) throw httpErrorOf('not_found')
    const { hash } = createOneTimeToken(tenantId)
    const { rows } = await pool.query<{ id: string }>(
      `select app.start_session($1, $2, $3, 'password', $4, 'curl', $5, $6) #>> '{session,id}' as id`,
      [tenantId, staff_id, deviceId, password_hash, hash, JSON.stringify(origin)],
    )
    return rows[0]?.id ?? ''
  }

  return async ({ tenantId, id: branchId, today, services: [service], counters, people }, origin) => {
    const enrolNamed = (kind: string, name: string) =>
      enrol({ tenantId, branchId, kind, name: `${SOFTWARE_DEVICE_PREFIX}${name}` }, origin)
    const lines = [`DAY=${today}`, `SERVICE=${service?.id}`, `PREFIX=${service?.prefix}`]
    const kiosk = await enrolNamed('kiosk', 'kiosk')
    lines.push(`KIOSK=${kiosk.token}`, `KIOSK_WRITER=${randomUUID()}`)
    const tellers = people.filter(({ role }) => role === 'teller').slice(0, TELLERS)
    for (const [index, teller] of tellers.entries()) {
      const n = index + 1
      const tablet = await enrolNamed('tablet', `tablet-${n}`)
      lines.push(`TELLER${n}=${tablet.token}`, `TELLER${n}_WRITER=${randomUUID()}`)
      lines.push(`TELLER${n}_SESSION=${await signIn(tenantId, tablet.id, teller.email ?? '', origin)}`)
      lines.push(`COUNTER${n}=${counters[index]?.id}`)
    }
    return `${lines.join('\n')}\n`
  }
}
