import type pg from 'pg'
import { grantLines, notOfExtension, ownSchema, readObjects } from './dump-part.ts'

/** The text of a function stands in its own file; here its fingerprint shows that it changed. */
const BODY = `coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)`

const FUNCTIONS = `
  select p.oid::regprocedure::text as name, array[concat_ws(' ', case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
    format('%s.%I(%s)', p.pronamespace::regnamespace, p.proname, pg_get_function_arguments(p.oid)),
    'returns ' || pg_get_function_result(p.oid), 'language', (select l.lanname from pg_language as l where l.oid = p.prolang),
    case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end,
    case when p.proisstrict then 'strict' end, case when p.proleakproof then 'leakproof' end,
    case p.proparallel when 's' then 'parallel safe' when 'r' then 'parallel restricted' end,
    case when p.prosecdef then 'security definer' end, 'set ' || array_to_string(p.proconfig, ' set '),
    'owner', p.proowner::regrole::text, 'body', left(encode(sha256(convert_to(${BODY}, 'UTF8')), 'hex'), 16))]
    || coalesce(${grantLines('p.proacl', 'f', 'p.proowner')}, '{}') as lines
  from pg_proc as p
  where ${ownSchema('p.pronamespace')} and ${notOfExtension('pg_proc', 'p.oid')}`

export const dumpFunctions = (client: pg.ClientBase): Promise<string[]> => readObjects(client, FUNCTIONS)
