import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { createSecretBox } from '../../../server/auth/secret-box.ts'
import { applyConfiguration } from '../../../server/configuration/apply-configuration.ts'
import { asOwner } from '../../../server/configuration/as-owner.ts'
import { readDemoDocument } from '../../../server/demo/read-demo-document.ts'
import { newEnrolmentCode } from '../../../server/devices/new-enrolment-code.ts'
import type { FloorDevice } from './floor-world.ts'
import type { FloorPlan } from './plan.ts'

/** As many as fit into the limit of open enrolment codes of a tenant. */
const BRANCHES_PER_TENANT = 2
const SERVICES = ['A', 'B', 'C']
/** As large as a real one: services, classes, questions and words of a bank's branch, open around the clock. */
const DOCUMENT = 'sousse-corniche'

export type SeededPlace = Pick<FloorDevice, 'kind' | 'counterId'> & { readonly code: string }
export type SeededBranch = {
  readonly tenantId: string
  readonly branchId: string
  readonly configVersion: number
  readonly services: readonly { readonly id: string; readonly prefix: string }[]
  readonly staff: readonly string[]
  readonly places: readonly SeededPlace[]
}

/** Competing banks with two branches each: configured as an operator does it, people by the same rows that inviting makes. */
export async function seedFloor(connection: pg.ClientConfig, plan: FloorPlan, appSecret: string) {
  return asOwner(connection, async (client) => {
    await client.query(`select set_config('synchronous_commit', 'off', false)`)
    const branches: SeededBranch[] = []
    let tenant = ''
    for (let at = 0; at < plan.branches; at += 1) {
      if (at % BRANCHES_PER_TENANT === 0) tenant = await addTenant(client, at)
      branches.push(await addBranch(client, { plan, appSecret, tenantId: tenant, at }))
    }
    return branches
  })
}

async function addTenant(client: pg.Client, at: number): Promise<string> {
  const id = randomUUID()
  await client.query(`select set_config('app.tenant_id', $1, false)`, [id])
  const name = JSON.stringify({ ar: `مصرف ${at}`, fr: `Banque ${at}`, en: `Bank ${at}` })
  await client.query('select app_private.create_tenant($1, $2, $3)', [id, `floor-${at}`, name])
  return id
}

type BranchOptions = { plan: FloorPlan; appSecret: string; tenantId: string; at: number }

async function addBranch(client: pg.Client, { plan, appSecret, tenantId, at }: BranchOptions): Promise<SeededBranch> {
  const applied = await applyConfiguration(client, { tenantId, document: documentOf(plan, at) })
  if (applied.kind !== 'published') throw new Error(`the floor's branch was not published: ${JSON.stringify(applied)}`)
  const { branchId, version } = applied
  const counters = await idsOf(client, 'select id from app.counters where branch_id = $1 order by label::integer', [
    branchId,
  ])
  const { rows: services } = await client.query<{ id: string; prefix: string }>(
    'select id, prefix from app.services where branch_id = $1 and prefix = any ($2) order by prefix',
    [branchId, SERVICES],
  )
  const staff = await idsOf(
    client,
    `with made as (insert into app.staff (id, tenant_id, name, role)
       select gen_random_uuid(), $1, 'Teller ' || n, 'teller' from generate_series(1, $3::integer) n returning id)
     insert into app.staff_branches (tenant_id, staff_id, branch_id) select $1, id, $2 from made returning staff_id as id`,
    [tenantId, branchId, plan.tellersPerBranch],
  )
  const box = createSecretBox(appSecret)
  const places: SeededPlace[] = []
  for (const { kind, counterId } of wantedPlaces(plan, counters)) {
    const { code } = await newEnrolmentCode(box, async ({ selector, mac }) => {
      const values = [branchId, kind, `${kind} ${places.length + 1}`, selector, mac]
      const text = 'select app_private.add_enrolment_code($1, $2, $3, null, $4, $5) as code'
      return (await client.query<{ code: object | null }>(text, values)).rows[0]?.code ?? null
    })
    places.push({ kind, code, ...(counterId !== undefined && { counterId }) })
  }
  return { tenantId, branchId, configVersion: version, services, staff, places }
}

function wantedPlaces(plan: FloorPlan, counters: readonly string[]): Pick<FloorDevice, 'kind' | 'counterId'>[] {
  return [
    ...counters.slice(0, plan.tellersPerBranch).map((counterId) => ({ kind: 'tablet' as const, counterId })),
    ...Array.from({ length: plan.kiosksPerBranch }, () => ({ kind: 'kiosk' as const })),
    ...Array.from({ length: plan.displaysPerBranch }, () => ({ kind: 'display' as const })),
  ]
}

/** A demo's branch with a counter for each teller, all of which serve what the kiosks issue for. */
function documentOf(plan: FloorPlan, at: number) {
  const document = readDemoDocument(DOCUMENT)
  const services = document.services.filter(({ prefix }) => SERVICES.includes(prefix)).map(({ key }) => key)
  const counters = Array.from({ length: plan.tellersPerBranch }, (_each, n) => {
    const label = String(n + 1)
    return {
      key: `c${label}`,
      label,
      names: { ar: `شباك ${label}`, fr: `Guichet ${label}`, en: `Counter ${label}` },
      services,
    }
  })
  return { ...document, branch: { ...document.branch, slug: `floor-${at}` }, counters, staff_plan: [] }
}

async function idsOf(client: pg.Client, text: string, values: readonly unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(text, [...values])
  return rows.map(({ id }) => id)
}
