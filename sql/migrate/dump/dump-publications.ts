import type pg from 'pg'
import { readObjects } from './dump-part.ts'

const PUBLICATIONS = `
  select p.pubname as name, array[concat_ws(' ', 'publication', quote_ident(p.pubname), 'owner', p.pubowner::regrole::text,
    case when p.puballtables then 'all tables' end, 'publishes', concat_ws(', ', case when p.pubinsert then 'insert' end,
      case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end),
    case when p.pubviaroot then 'via root' end)]
    || coalesce((select array_agg(concat_ws(' ', '  table', r.prrelid::regclass::text,
        '(' || (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute as a
          where a.attrelid = r.prrelid and a.attnum = any(r.prattrs::int2[])) || ')',
        'where ' || pg_get_expr(r.prqual, r.prrelid)) order by r.prrelid::regclass::text collate "C")
      from pg_publication_rel as r where r.prpubid = p.oid), '{}')
    || coalesce((select array_agg(format('  schema %s', s.pnnspid::regnamespace) order by s.pnnspid::regnamespace::text collate "C")
      from pg_publication_namespace as s where s.pnpubid = p.oid), '{}') as lines
  from pg_publication as p`

export const dumpPublications = (client: pg.ClientBase): Promise<string[]> => readObjects(client, PUBLICATIONS)
