type Value = string | number | boolean | null

export type Seed = {
  /** What the table is and who reads it. */
  header: readonly string[]
  table: string
  columns: readonly string[]
  keyColumns: readonly string[]
  rows: readonly (readonly Value[])[]
}

/** One statement: rows that are no longer listed go, the others are written only where they differ. */
export function renderSeed({ header, table, columns, keyColumns, rows }: Seed): string {
  const others = columns.filter((column) => !keyColumns.includes(column))
  const same = keyColumns.map((column) => `wanted.${column} = known.${column}`).join(' and ')
  return [
    ...header.map((line) => `-- ${line}`),
    '-- Rendered from the tables of the same names in sync/; `UPDATE=1 npx vitest run test/contract` renders it again.',
    `with wanted (${columns.join(', ')}) as (`,
    '  values',
    `${rows.map((row) => `    (${row.map(literal).join(', ')})`).join(',\n')}`,
    '), removed as (',
    `  delete from ${table} as known where not exists (select from wanted where ${same})`,
    ')',
    `insert into ${table} as known (${columns.join(', ')})`,
    `select ${columns.map((column) => `wanted.${column}`).join(', ')} from wanted`,
    `on conflict (${keyColumns.join(', ')}) ${onConflict(others)};`,
    '',
  ].join('\n')
}

function onConflict(others: readonly string[]): string {
  if (others.length === 0) return 'do nothing'
  const list = (source: string) => others.map((column) => `${source}.${column}`).join(', ')
  const assignments = others.map((column) => `${column} = excluded.${column}`).join(', ')
  return `do update set ${assignments}\nwhere (${list('known')}) is distinct from (${list('excluded')})`
}

function literal(value: Value): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value)
}
