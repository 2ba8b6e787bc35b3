import type pg from 'pg'
import { applyConfiguration } from '../configuration/apply-configuration.ts'
import type { DemoBranch } from './demo-plan.ts'
import { readDemoDocument } from './read-demo-document.ts'

/** As long as a morning may take to be made; nobody works at its devices afterwards. */
const SESSION_HOURS = 1

type Seeding = { readonly tenantId: string; readonly branch: DemoBranch; readonly passwordHash: string }

/** A branch with its configuration, people and devices; what is there already stays. */
export async function seedBranch(client: pg.ClientBase, seeding: Seeding): Promise<void> {
  const { tenantId, branch } = seeding
  const { rowCount } = await client.query('select from app.branches where id = $1', [branch.id])
  if (rowCount === 0) {
    const applied = await applyConfiguration(client, {
      tenantId,
      document: readDemoDocument(branch.file),
      newBranchId: branch.id,
    })
    if (applied.kind !== 'published') throw new Error(`${branch.file} was not published: ${JSON.stringify(applied)}`)
  } else {
    // A demo that slept for months wakes up before the daily job has made its days.
    await client.query('select app_private.make_branch_days($1)', [branch.id])
  }
  await seedPeople(client, seeding)
  await seedDevices(client, tenantId, branch)
  await client.query('select app_private.refresh_branch_devices($1)', [branch.id])
}

async function seedPeople(client: pg.ClientBase, { tenantId, branch, passwordHash }: Seeding): Promise<void> {
  const people = JSON.stringify(branch.people)
  // Branches are seeded at the same time, and a bank's own people stand in each. With one index named, two that insert the same
  // person in the same moment may meet in another unique one, which is an error; with none named each of them counts.
  await client.query(
    `insert into app.staff (id, tenant_id, name, role, email)
     select p.id, $1, p.name, p.role, p.email from jsonb_to_recordset($2) p (id uuid, name text, role text, email text)
     on conflict do nothing`,
    [tenantId, people],
  )
  await client.query(
    `update app.staff s set email = p.email from jsonb_to_recordset($1) p (id uuid, email text)
      where s.id = p.id and s.email is null and p.email is not null`,
    [people],
  )
  await client.query(
    `insert into app.staff_branches (tenant_id, staff_id, branch_id)
     select $1, p.id, $2 from jsonb_to_recordset($3) p (id uuid) on conflict do nothing`,
    [tenantId, branch.id, people],
  )
  await client.query(
    `insert into app.staff_credentials (staff_id, tenant_id, password_hash, password_at)
     select p.id, $1, $2, app.now() from jsonb_to_recordset($3) p (id uuid) on conflict do nothing`,
    [tenantId, passwordHash, people],
  )
}

async function seedDevices(client: pg.ClientBase, tenantId: string, branch: DemoBranch): Promise<void> {
  const { kiosk, tablets } = branch.morning
  const devices = [
    ...[kiosk, ...tablets].map(({ id, kind, name }) => ({ id, kind, name, status: 'retired' })),
    ...branch.devices.map(({ id, kind, name }) => ({ id, kind, name, status: 'active' })),
  ]
  await client.query(
    `insert into app.devices (id, tenant_id, branch_id, kind, name, status, enrolled_at, ended_at, end_reason)
     select d.id, $1, $2, d.kind, d.name, d.status, app.now() - interval '1 day',
       case d.status when 'retired' then app.now() end, case d.status when 'retired' then 'retired' end
     from jsonb_to_recordset($3) d (id uuid, kind text, name text, status text)
     on conflict (id) do nothing`,
    [tenantId, branch.id, JSON.stringify(devices)],
  )
  const sessions = tablets.map(({ id: deviceId, session }) => ({ ...session, deviceId }))
  await client.query(
    `insert into app.staff_sessions (id, tenant_id, staff_id, device_id, started_at, expires_at)
     select s.id, $1, s."staffId", s."deviceId", app.now() - interval '1 day', app.now() + make_interval(hours => $3)
     from jsonb_to_recordset($2) s (id uuid, "staffId" uuid, "deviceId" uuid)
     on conflict (id) do update set expires_at = excluded.expires_at`,
    [tenantId, JSON.stringify(sessions), SESSION_HOURS],
  )
}
