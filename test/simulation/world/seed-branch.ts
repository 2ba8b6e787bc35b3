import type pg from 'pg'
import { applyConfiguration } from '../../../server/configuration/apply-configuration.ts'
import type { Random } from '../../../sync/random/create-random.ts'
import { aCounter, aDocument, aService } from '../../sql/configuration/a-document.ts'
import type { Authority } from '../authority/authority.ts'

export type DeviceKind = 'kiosk' | 'tablet' | 'display' | 'console'
export type Place = {
  readonly tenantId: string
  readonly branchId: string
  readonly slug: string
  readonly services: readonly { readonly id: string; readonly prefix: string }[]
  readonly classes: readonly string[]
  readonly counters: readonly string[]
}
export type Enrolled = {
  readonly id: string
  readonly kind: DeviceKind
  readonly session: string | null
  readonly staffId: string | null
}

const names = (text: string) => ({ ar: text, fr: text, en: text })

/** In what a branch's configurations differ from each other. */
export type Variant = {
  readonly hasLoans: boolean
  readonly hasAdvice: boolean
  readonly headStartMinutes: number
  readonly cardsPrefix: string
}
const FIRST: Variant = { hasLoans: true, hasAdvice: false, headStartMinutes: 15, cardsPrefix: 'B' }
const SLOTS = { offers_appointments: true, slot_minutes: 15, slot_capacity: 2 }

function documentOf(slug: string, { hasLoans, hasAdvice, headStartMinutes, cardsPrefix }: Variant) {
  const more = [...(hasLoans ? ['loans'] : []), ...(hasAdvice ? ['advice'] : [])]
  const document = aDocument({
    services: [
      aService('cash', 'A', SLOTS),
      aService('cards', cardsPrefix, { asks_contact: true }),
      ...(hasLoans ? [aService('loans', 'C')] : []),
      ...(hasAdvice ? [aService('advice', 'D')] : []),
    ],
    classes: [
      { code: 'e', names: names('elderly'), strict: true },
      { code: 'p', names: names('priority'), head_start_minutes: headStartMinutes },
    ],
    counters: [
      aCounter('c1', ['cash', 'cards']),
      aCounter('c2', ['cash', ...more]),
      aCounter('c3', ['cash', 'cards', ...more]),
    ],
  })
  return { ...document, branch: { ...document.branch, slug } }
}

/** A branch, of this bank or of a new one, made as its owner makes one: by its document. Every id follows from the seed. */
export function seedBranch(authority: Authority, random: Random, bank?: string): Promise<Place> {
  const [newTenantId, branchId] = [random.uuid(), random.uuid()]
  const tenantId = bank ?? newTenantId
  return authority.withRoot(async (root) => {
    const slug = `b-${branchId.slice(0, 8)}`
    if (bank === undefined) {
      const values = [tenantId, slug, JSON.stringify(names('Bank'))]
      await root.query('select app_private.create_tenant($1, $2, $3, true)', values)
    }
    const applied = await applyConfiguration(root as unknown as pg.ClientBase, {
      ...{ tenantId, newBranchId: branchId, document: documentOf(slug, FIRST) },
    })
    if (applied.kind !== 'published') throw new Error(`not published: ${JSON.stringify(applied)}`)
    const idsOf = async (table: string, order: string) =>
      (await root.query(`select * from app.${table} where branch_id = $1 order by ${order}`, [branchId])).rows
    const services = (await idsOf('services', 'prefix')).map(({ id, prefix }) => ({ id, prefix }))
    const classes = (await idsOf('priority_classes', 'code')).map(({ id }) => id)
    const counters = (await idsOf('counters', 'label')).map(({ id }) => id)
    return { tenantId, branchId, slug, services, classes, counters }
  })
}

/** The branch's configuration from now on; tickets of a service that is no more go on. */
export function publish(authority: Authority, { tenantId, slug }: Place, variant: Variant): Promise<void> {
  return authority.withRoot(async (root) => {
    const document = documentOf(slug, variant)
    const applied = await applyConfiguration(root as unknown as pg.ClientBase, { tenantId, document })
    if (applied.kind !== 'published') throw new Error(`not published: ${JSON.stringify(applied)}`)
  })
}

const ROLE = { kiosk: undefined, display: undefined, tablet: 'teller', console: 'manager' } as const

/**
 * A restored backup does not know a device that was enrolled behind it: it is enrolled again, as the operator's own list
 * says, and goes on with what lies on its disk.
 */
export async function enrolAgain(
  authority: Authority,
  { tenantId, branchId }: Place,
  devices: readonly Enrolled[],
): Promise<void> {
  for (const { id, kind } of devices)
    await authority.ask(
      `insert into app.devices (id, tenant_id, branch_id, kind, name) values ($1, $2, $3, $4, $4) on conflict do nothing`,
      [id, tenantId, branchId, kind],
    )
}

/** As after enrolment and, where people work, sign-in. */
export function enrol(authority: Authority, place: Place, kind: DeviceKind, random: Random): Promise<Enrolled> {
  const [id, staff, session] = [random.uuid(), random.uuid(), random.uuid()]
  const role = ROLE[kind]
  const { tenantId, branchId } = place
  return authority.withRoot(async (root) => {
    await root.query('insert into app.devices (id, tenant_id, branch_id, kind, name) values ($1, $2, $3, $4, $4)', [
      id,
      tenantId,
      branchId,
      kind,
    ])
    if (role === undefined) return { id, kind, session: null, staffId: null }
    await root.query('insert into app.staff (id, tenant_id, name, role) values ($1, $2, $3, $3)', [
      staff,
      tenantId,
      role,
    ])
    await root.query('insert into app.staff_branches (tenant_id, staff_id, branch_id) values ($1, $2, $3)', [
      tenantId,
      staff,
      branchId,
    ])
    await root.query(
      `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at) values ($1, $2, $3, $4, '2010-01-01', '2100-01-01')`,
      [session, tenantId, staff, id],
    )
    return { id, kind, session, staffId: staff }
  })
}
