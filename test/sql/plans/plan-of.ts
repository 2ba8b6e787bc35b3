import type pg from 'pg'

/** A node of `explain (analyze, format json)`, as far as it is looked at. */
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: Node[]
}

export type Plan = {
  /** `Index Scan tickets_waiting`, `Seq Scan counters`, `Sort`: from the outermost in. */
  nodes: string[]
  /** Rows that scans read, given on or thrown away. */
  rowsRead: number
}

/** A name that stands for a value in the statement's own text, with its type and the value to plan with. */
export type Parameter = { name: string; type: string; value: unknown }

/** The very statement of a function, so that a plan is not asserted of a copy that the function has left behind. */
export async function statementOf(root: pg.Pool, name: string, start: RegExp): Promise<string> {
  const { rows } = await root.query<{ source: string }>(
    'select prosrc as source from pg_proc where oid = $1::regproc',
    [name],
  )
  const source = (rows[0]?.source ?? '').replaceAll(/--[^\n]*/g, '')
  const from = source.search(start)
  if (from < 0) throw new Error(`${name} holds no such statement: ${start}`)
  let depth = 0
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '(') depth += 1
    if (source[at] === ')') depth -= 1
    if (source[at] === ';' || depth < 0 || /^\sloop\b/.test(source.slice(at, at + 6)))
      return source.slice(from, at).replace(/\binto (?:strict )?\S+(?:, \S+)*(?=\s+from)/, '')
  }
  throw new Error(`${name} holds a statement without an end`)
}

/** Plans a statement as PL/pgSQL does: prepared, its variables as parameters, as the owner inside a tenant. */
export async function planOf(
  owner: pg.Pool,
  tenantId: string,
  statement: string,
  parameters: readonly Parameter[],
  mode: 'generic' | 'custom',
): Promise<Plan> {
  let text = statement
  parameters.forEach(({ name }, index) => {
    text = text.replaceAll(new RegExp(`(?<![\\w.])${name.replaceAll('.', '\\.')}(?![\\w.])`, 'g'), `$${index + 1}`)
  })
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId])
    await client.query(`set local plan_cache_mode = force_${mode}_plan`)
    await client.query(`prepare planned (${parameters.map(({ type }) => type).join(', ')}) as ${text}`)
    const values = parameters.map(({ value, type }) => `${client.escapeLiteral(String(value))}::${type}`)
    const { rows } = await client.query(`explain (analyze, format json) execute planned (${values.join(', ')})`)
    return summary(rows[0]['QUERY PLAN'][0].Plan)
  } finally {
    await client.query('rollback')
    await client.query('deallocate all')
    client.release()
  }
}

function summary(node: Node): Plan {
  const below = (node.Plans ?? []).map(summary)
  const isScan = node['Node Type'].includes('Scan') && !(node['Node Type'] === 'Bitmap Heap Scan' && below.length > 0)
  const read = isScan ? node['Actual Loops'] * (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) : 0
  const named = [node['Node Type'], node['Index Name'] ?? node['Relation Name']].filter(Boolean).join(' ')
  return {
    nodes: [named, ...below.flatMap((plan) => plan.nodes)],
    rowsRead: read + below.reduce((sum, plan) => sum + plan.rowsRead, 0),
  }
}
