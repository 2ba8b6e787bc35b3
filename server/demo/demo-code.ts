import type pg from 'pg'
import type { SecretBox } from '../auth/secret-box.ts'
import { newEnrolmentCode } from '../devices/new-enrolment-code.ts'

export type DemoPlace = {
  readonly tenantId: string
  readonly branchId: string
  readonly kind: string
  readonly name: string
}

/** A one-time code for the device of that name in a demo branch, or for a new one; no real tenant has such codes. */
export function newDemoCode(pool: Pick<pg.Pool, 'query'>, box: SecretBox, place: DemoPlace) {
  return newEnrolmentCode(box, async ({ selector, mac }) => {
    const { rows } = await pool.query<{ code: { expires_at: string } | null }>(
      'select app.demo_enrolment_code($1, $2, $3, $4, $5, $6) as code',
      [place.tenantId, place.branchId, place.kind, place.name, selector, mac],
    )
    return rows[0]?.code ?? null
  })
}
