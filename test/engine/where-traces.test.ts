import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileOrderBy, compileWhere, type WhereColumn } from '../../server/engine/where/compiled-where.ts'

type Table = { readonly columns: readonly WhereColumn[]; readonly rows: readonly (readonly (string | null)[])[] }
type Case = {
  readonly trace: string
  readonly step: string
  readonly table: string
  readonly where?: string
  readonly orderBy?: string
  readonly params?: Readonly<Record<string, string>>
  /** Exactly one of the four: what the real service answered. */
  readonly refused?: readonly string[]
  readonly ids?: readonly string[]
  readonly accepted?: true
  /** The real service answers 500: a number in the clause is above int4 and too long for a double. */
  readonly failed?: true
}

const FILE = resolve(import.meta.dirname, '../conformance/where/where-clauses.json')
const { tables, cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { tables: Record<string, Table>; cases: Case[] }

/** Clauses that the real service takes and we do not. */
const SUBQUERIES = 'Subqueries are not supported'

const tableOf = (name: string): Table => tables[name] ?? { columns: [], rows: [] }

function toRows({ columns, rows }: Table): ReadonlyMap<string, string | null>[] {
  return rows.map((row) => new Map(columns.map(({ name }, index) => [name, row[index] ?? null])))
}

const toParams = (params: Case['params'] = {}): ReadonlyMap<number, string> =>
  new Map(Object.entries(params).map(([number, text]) => [Number(number), text]))

async function answer({
  table,
  where,
  orderBy,
  params,
}: Case): Promise<{ refused: readonly string[] } | { ids: string[] }> {
  const { columns } = tableOf(table)
  const order = orderBy === undefined ? null : await compileOrderBy(orderBy, columns)
  if (order?.kind === 'refused') return { refused: order.problems }
  const compiled = await compileWhere(where ?? '', toParams(params), columns)
  if (compiled.kind === 'refused') return { refused: compiled.problems }
  const matching = toRows(tableOf(table)).filter(compiled.where.matches)
  return { ids: matching.map((row) => row.get('id') ?? '').sort() }
}

describe('clauses that the real service was asked', () => {
  it('cover every trace that asks about clauses', () => {
    expect(new Set(cases.map(({ trace }) => trace))).toEqual(new Set(['05', '10', '14', '15', '25', '31']))
    expect(cases.length).toBeGreaterThan(170)
  })

  for (const one of cases) {
    const clause = [one.where, one.orderBy].filter((text) => text !== undefined).join(' | ')
    const isSubquery = one.refused === undefined && /\bin \(select\b/.test(one.where ?? '')
    const outcome = isSubquery ? 'is refused, unlike there' : one.refused === undefined ? 'is accepted' : 'is refused'

    it(`${one.trace}: ${clause} ${outcome}`, async () => {
      const given = await answer(one)
      if (isSubquery) expect(given).toEqual({ refused: [SUBQUERIES] })
      else if (one.refused !== undefined) expect(given).toEqual({ refused: one.refused })
      else if (one.ids !== undefined) expect(given).toEqual({ ids: one.ids })
      else expect(given).toHaveProperty('ids')
    })
  }
})
