import type pg from 'pg'
import { grantLines, notOfExtension, ownSchema, readObjects } from './dump-part.ts'

/** Extensions without their versions, which depend on the server. */
const EXTENSIONS = `
  select e.extname as name, array[format('extension %s in %s', e.extname, e.extnamespace::regnamespace)] as lines
  from pg_extension as e where e.extname <> 'plpgsql'`

const SCHEMAS = `
  select n.nspname as name, array[format('schema %s owner %s', quote_ident(n.nspname), n.nspowner::regrole)]
    || coalesce(${grantLines('n.nspacl', 'n', 'n.nspowner')}, '{}') as lines
  from pg_namespace as n where ${ownSchema('n.oid')}`

const DEFAULT_RIGHTS = `
  select line as name, array[line] as lines
  from (select format('by default %s%s grants %s on %s to %s', d.defaclrole::regrole,
    case when d.defaclnamespace <> 0 then ' in ' || d.defaclnamespace::regnamespace else '' end, lower(a.privilege_type),
    case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
      when 'n' then 'schemas' else d.defaclobjtype::text end,
    case when a.grantee = 0 then 'public' else a.grantee::regrole::text end) as line
  from pg_default_acl as d, aclexplode(d.defaclacl) as a) as every`

const TYPES = `
  select t.oid::regtype::text as name, case t.typtype
    when 'd' then array[format('domain %s as %s%s owner %s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
      case when t.typnotnull then ' not null' else '' end, t.typowner::regrole)]
      || coalesce((select array_agg(format('  constraint %I %s', c.conname, pg_get_constraintdef(c.oid)) order by c.conname collate "C")
        from pg_constraint as c where c.contypid = t.oid and c.contype = 'c'), '{}')
    when 'e' then array[format('enum %s owner %s', t.oid::regtype, t.typowner::regrole)]
      || (select array_agg(format('  %L', e.enumlabel) order by e.enumsortorder) from pg_enum as e where e.enumtypid = t.oid)
    when 'c' then array[format('type %s owner %s', t.oid::regtype, t.typowner::regrole)]
      || coalesce((select array_agg(format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute as a where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped), '{}')
    else array[format('range %s owner %s', t.oid::regtype, t.typowner::regrole)] end as lines
  from pg_type as t
  where ${ownSchema('t.typnamespace')} and ${notOfExtension('pg_type', 't.oid')}
    and (t.typtype in ('d', 'e', 'r')
      or t.typtype = 'c' and exists (select from pg_class as c where c.oid = t.typrelid and c.relkind = 'c'))`

export async function dumpSchemas(client: pg.ClientBase): Promise<string[]> {
  const lines: string[] = []
  for (const sql of [EXTENSIONS, SCHEMAS, DEFAULT_RIGHTS, TYPES]) lines.push(...(await readObjects(client, sql)))
  return lines
}
