/**
 * Whether every change of `pg_class` row `c` comes with its whole old row: it is in the publication, with all its rows and
 * columns, and its replica identity is full. A partitioned table has none of its own.
 */
export function isPublishedSql(publication: string): string {
  return `(
    exists (select from pg_catalog.pg_publication_rel r join pg_catalog.pg_publication p on p.oid = r.prpubid
             where r.prrelid = c.oid and p.pubname = ${publication} and r.prqual is null and r.prattrs is null)
    or exists (select from pg_catalog.pg_publication p where p.pubname = ${publication} and p.puballtables)
    or exists (select from pg_catalog.pg_publication_namespace s join pg_catalog.pg_publication p on p.oid = s.pnpubid
                where s.pnnspid = c.relnamespace and p.pubname = ${publication}))`
}

export const HAS_FULL_IDENTITY = `(c.relkind = 'p' or c.relreplident = 'f')`
