import type pg from 'pg'
import { readObjects } from './dump-part.ts'

/** Only our roles: a cluster may serve others too. */
export const dumpRoles = (client: pg.ClientBase): Promise<string[]> =>
  readObjects(
    client,
    `
    select line as name, array[line] as lines from (
    select concat_ws(' ', 'role', r.rolname,
      case when r.rolsuper then 'superuser' end, case when r.rolcanlogin then 'login' else 'nologin' end,
      case when r.rolbypassrls then 'bypassrls' end, case when r.rolreplication then 'replication' end,
      case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
      case when not r.rolinherit then 'noinherit' end) as line
    from pg_roles as r where r.rolname like 'blesaf%'
    union all
    select concat_ws(' ', 'role', m.rolname, 'is member of', g.rolname,
      case when a.admin_option then 'admin' end, case when not a.inherit_option then 'noinherit' end,
      case when not a.set_option then 'noset' end)
    from pg_auth_members as a join pg_roles as m on m.oid = a.member join pg_roles as g on g.oid = a.roleid
    where m.rolname like 'blesaf%'
    union all
    select format('role %s sets %s', r.rolname, s.setting)
    from pg_db_role_setting as d join pg_roles as r on r.oid = d.setrole, unnest(d.setconfig) as s(setting)
    where r.rolname like 'blesaf%' and d.setdatabase = 0
    ) as every`,
  )
