import { afterAll, beforeAll, expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { executableFunctions, LIMITED_ROLES, tablePrivileges, tenantTables } from './catalogue.ts'
import { APP_FUNCTIONS, COMMON_TABLES, TABLE_PRIVILEGES } from './expected-privileges.ts'

let world: World

beforeAll(async () => {
  world = await World.create()
  // Partitions come and go while the system runs; they must be no less guarded than what the migrations made.
  await world.root.query('select app.job_make_partitions()')
})
afterAll(() => world.close())

const rowsOf = async (text: string, values: unknown[] = []) => (await world.root.query(text, values)).rows

it('the limited roles may read what is listed, and write no table but the counts of public requests', async () => {
  expect(await tablePrivileges(world.root)).toEqual([...TABLE_PRIVILEGES].sort())
})

it('the limited roles may execute the listed functions of app, pure rules, and nothing of app_private', async () => {
  expect(await executableFunctions(world.root, 'app')).toEqual([...APP_FUNCTIONS].sort())
  expect(await executableFunctions(world.root, 'app_private')).toEqual([])
  const rules = await executableFunctions(world.root, 'rules')
  expect(rules.filter((line) => !line.startsWith('public rules.'))).toEqual([])
})

it('every table with a tenant has row level security, forced, by the tenant', async () => {
  const tables = await tenantTables(world.root)
  expect(tables.length).toBeGreaterThan(40)
  const guarded = await rowsOf(
    `select c.oid::regclass::text as name from pg_class c
     where c.oid = any ($1::regclass[]) and c.relrowsecurity and c.relforcerowsecurity and exists (
       select from pg_policy p where p.polrelid = c.oid and p.polcmd = '*' and p.polroles = '{0}' and p.polpermissive
         and pg_get_expr(p.polqual, c.oid) ~ '^\\(?(tenant_id|id) = .*app\\.tenant_id'
         and pg_get_expr(p.polwithcheck, c.oid) = pg_get_expr(p.polqual, c.oid))
     order by 1`,
    [tables],
  )
  expect(guarded.map((row) => row.name)).toEqual(tables)
})

it('besides the policy of the tenant there are few, for reading: lists, and the one row that somebody names', async () => {
  const others = await rowsOf(
    `select p.polrelid::regclass::text as name, p.polname, p.polcmd, array(select r::regrole::text from unnest(p.polroles) r) as roles
     from pg_policy p join pg_class c on c.oid = p.polrelid
     where p.polname <> 'tenant' and c.relnamespace = 'app'::regnamespace order by 1, 2`,
  )
  expect(others).toEqual([
    { name: 'app.audit_log', polname: 'operator_reads', polcmd: 'r', roles: ['blesaf_owner'] },
    { name: 'app.branches', polname: 'asked', polcmd: 'r', roles: ['blesaf_owner'] },
    { name: 'app.branches', polname: 'worker_lists', polcmd: 'r', roles: ['blesaf_worker'] },
    { name: 'app.devices', polname: 'asked', polcmd: 'r', roles: ['blesaf_owner'] },
    { name: 'app.enrolment_codes', polname: 'selected', polcmd: 'r', roles: ['blesaf_owner'] },
    { name: 'app.tenants', polname: 'named', polcmd: 'r', roles: ['blesaf_owner'] },
    { name: 'app.tenants', polname: 'operator_lists', polcmd: 'r', roles: ['blesaf_owner'] },
    { name: 'app.tenants', polname: 'worker_lists', polcmd: 'r', roles: ['blesaf_worker'] },
  ])
})

it('a table without a tenant is one of the few that are the same for everybody', async () => {
  const tables = await tenantTables(world.root)
  const others = await rowsOf(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace in ('app'::regnamespace, 'app_private'::regnamespace, 'rules'::regnamespace, 'limits'::regnamespace)
       and c.oid <> all ($1::regclass[]) order by 1`,
    [tables],
  )
  expect(others.map((row) => row.name)).toEqual(COMMON_TABLES)
})

it('every view asks as the one who reads it', async () => {
  const views = await rowsOf(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('v', 'm') and c.relnamespace in ('app'::regnamespace, 'app_private'::regnamespace, 'rules'::regnamespace)
       and not coalesce(c.reloptions, '{}') @> '{security_invoker=true}'`,
  )
  expect(views).toEqual([])
})

it('every function that acts as the owner fixes its search path', async () => {
  const loose = await rowsOf(
    `select p.oid::regprocedure::text as name from pg_proc p
     where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
       and not coalesce(p.proconfig, '{}') @> '{"search_path=pg_catalog, pg_temp"}'
       -- A body that was parsed at its creation has no names left to look up.
       and not (p.prosqlbody is not null and p.proconfig @> array['search_path=""'])`,
  )
  expect(loose).toEqual([])
})

it('no limited role is a superuser, owns anything, may create anything or is a member of another', async () => {
  const roles = LIMITED_ROLES.filter((role) => role !== 'public')
  const attributes = await rowsOf(
    `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles
     where rolname = any ($1) or rolname = 'blesaf_owner' order by 1`,
    [roles],
  )
  const plain = {
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
  }
  expect(attributes).toEqual([
    { rolname: 'blesaf_api', ...plain },
    { rolname: 'blesaf_owner', ...plain },
    // Sees every tenant by its nature; it may read published tables only, which the first test holds.
    { rolname: 'blesaf_replication', ...plain, rolbypassrls: true, rolreplication: true },
    { rolname: 'blesaf_worker', ...plain },
  ])
  const owned = await rowsOf(
    `select deptype, classid::regclass::text, objid from pg_shdepend where refobjid = any ($1::regrole[]) and deptype = 'o'`,
    [roles],
  )
  const members = await rowsOf(
    'select roleid::regrole::text, member::regrole::text from pg_auth_members where member = any ($1::regrole[])',
    [roles],
  )
  const creatable = await rowsOf(
    `select n.nspname, r.role from pg_namespace n cross join unnest($1::text[]) r (role)
     where n.nspname !~ '^pg_(toast_)?temp' and has_schema_privilege(r.role, n.oid, 'create')`,
    [roles],
  )
  expect({ owned, members, creatable }).toEqual({ owned: [], members: [], creatable: [] })
})

it('nobody but the owner gets into app_private', async () => {
  const rows = await rowsOf(
    `select r.role from unnest($1::text[]) r (role) where has_schema_privilege(r.role, 'app_private', 'usage')`,
    [LIMITED_ROLES.filter((role) => role !== 'public')],
  )
  expect(rows).toEqual([])
})
