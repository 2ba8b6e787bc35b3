import { describe, expect, it } from 'vitest'
import { type CompiledWhere, compileWhere, type WhereColumn } from './compiled-where.ts'

const column = (name: string, type: string, more: Partial<WhereColumn> = {}): WhereColumn => ({
  name,
  type,
  dims: 0,
  isEnum: false,
  ...more,
})

const COLUMNS = [
  column('id', 'int4'),
  column('big', 'int8'),
  column('tenant', 'uuid'),
  column('title', 'text'),
  column('code', 'varchar'),
  column('padded', 'bpchar'),
  column('price', 'numeric'),
  column('open', 'bool'),
  column('day', 'date'),
  column('mood', 'mood', { isEnum: true }),
  column('tags', 'text', { dims: 1 }),
  column('doc', 'jsonb'),
  column('Odd "one"', 'int4'),
]

const UUID = '11111111-1111-4111-8111-111111111111'
const params = (...values: string[]): ReadonlyMap<number, string> =>
  new Map(values.map((value, index) => [index + 1, value]))

async function compiled(text: string, ...values: string[]): Promise<CompiledWhere> {
  const result = await compileWhere(text, params(...values), COLUMNS)
  if (result.kind === 'refused') throw new Error(result.problems.join())
  return result.where
}

async function refusal(text: string, ...values: string[]): Promise<readonly string[]> {
  const result = await compileWhere(text, params(...values), COLUMNS)
  return result.kind === 'refused' ? result.problems : []
}

const row = (values: Record<string, string | null>): ReadonlyMap<string, string | null> =>
  new Map(Object.entries(values))

describe('the SQL of a clause', () => {
  it('is written from the checked tree, with every literal quoted and typed', async () => {
    expect((await compiled("title = 'it''s' and id > $1", '5')).sql).toBe(
      `(("title" = 'it''s'::text) and ("id" > '5'::int4))`,
    )
  })

  it('holds nothing that a parameter could break out of', async () => {
    const text = `'; drop table t; --`
    expect((await compiled('title = $1', text)).sql).toBe(`("title" = '''; drop table t; --'::text)`)
    expect((await compiled('title = $1', `\\'; x`)).sql).toBe(`("title" = E'\\\\''; x'::text)`)
  })

  it('quotes the names of columns', async () => {
    expect((await compiled(`"Odd ""one""" = 1`)).sql).toBe(`("Odd ""one""" = '1'::int4)`)
  })

  it('leaves out comments, a trailing semicolon and a LIMIT', async () => {
    for (const text of ['id = 1 -- x', 'id = 1;', 'id = 1 limit 5', 'id = /* y */ 1']) {
      expect((await compiled(text)).sql).toBe(`("id" = '1'::int4)`)
    }
  })

  it('is always in parentheses', async () => {
    expect((await compiled('')).sql).toBe(`('t'::bool)`)
    expect((await compiled('open')).sql).toBe('("open")')
    expect((await compiled('id = 1 or id = 2')).sql).toMatch(/^\(.*\)$/)
  })
})

describe('the spelling of a clause', () => {
  it.each([
    ['id=1', 'ID   =  1'],
    ['id <> 1', 'id != 1'],
    ['id = 1', '(id) = (1)'],
    ['id between 1 and 3', 'id >= 1 and id <= 3'],
    [`tenant = '${UUID}'`, `tenant = '${UUID.toUpperCase()}'`],
    [`day = '2024-01-01'`, `day = date '2024-01-01'`],
    ['id = 1 + 2', 'id = 3'],
  ])('%s is one shape with %s', async (one, other) => {
    expect((await compiled(one)).normalized).toBe((await compiled(other)).normalized)
  })

  it('does not tell a parameter from a literal', async () => {
    const literal = await compiled(`tenant = '${UUID}' and id = 5`)
    expect((await compiled('tenant = $1 and id = $2', UUID, '5')).normalized).toBe(literal.normalized)
  })

  it('tells values and columns apart', async () => {
    expect((await compiled('id = 1')).normalized).not.toBe((await compiled('id = 2')).normalized)
    expect((await compiled('id = 1')).normalized).not.toBe((await compiled('big = 1')).normalized)
  })
})

describe('the equalities of a clause', () => {
  it.each([
    ['id = 1', [{ column: 'id', values: ['1'] }]],
    ['1 = id', [{ column: 'id', values: ['1'] }]],
    [
      `tenant = '${UUID.toUpperCase()}' and id = 1`,
      [
        { column: 'tenant', values: [UUID] },
        { column: 'id', values: ['1'] },
      ],
    ],
    ['id in (1, 2, 2)', [{ column: 'id', values: ['1', '2'] }]],
    ['id = 1 or id in (3, 4)', [{ column: 'id', values: ['1', '3', '4'] }]],
    [`id = any ('{5,NULL,6}')`, [{ column: 'id', values: ['5', '6'] }]],
    ['open = true', [{ column: 'open', values: ['t'] }]],
    [`code = 'x' and id > 5`, [{ column: 'code', values: ['x'] }]],
  ])('of %s are found', async (text, equalities) => {
    expect((await compiled(text)).equalities).toEqual(equalities)
  })

  it.each([
    ['id = 1 or big = 2', 'either may be'],
    ['not (id = 1)', 'it is what rows do not have'],
    ['price = 1.5', 'equal numerics have several texts'],
    [`padded = 'x'`, 'so have padded ones'],
    ['id = null', 'nothing equals null'],
    ['id > 1', 'it is no equality'],
    ['id + 1 = 2', 'it is none of a column'],
  ])('of %s are none, for %s', async (text) => {
    expect((await compiled(text)).equalities).toEqual([])
  })
})

describe('[EN83] whether they are the whole clause is told', () => {
  it.each([
    ['id = 1', true],
    [`id = 1 and code = 'x'`, true],
    ['id in (1, 2) and (big = 3 or big = 4)', true],
    [`id = any ('{5,NULL,6}')`, true],
    [`code = 'x' and id > 5`, false],
    ['id = 1 or big = 2', false],
    ['id = 1 and price = 1.5', false],
    [`id = any ('{}')`, false],
    ['true', false],
  ])('of %s: %s', async (text, isWhole) => {
    expect((await compiled(text)).isOfEqualities).toBe(isWhole)
  })
})

describe('labels of enums', () => {
  it('are text that the column is compared with as text', async () => {
    const { sql, matches } = await compiled(`mood::text = 'ok'`)
    expect(sql).toBe(`(("mood"::text)::text = 'ok'::text)`)
    expect(matches(row({ mood: 'ok' }))).toBe(true)
  })

  it('are taken without a cast where they are allowed, and found as equalities', async () => {
    const result = await compileWhere(`mood in ('ok', $1)`, params('sad'), COLUMNS, { isSubset: true })
    expect(result.kind === 'compiled' && result.where.equalities).toEqual([{ column: 'mood', values: ['ok', 'sad'] }])
  })
})

describe('the predicate of a clause', () => {
  it('takes booleans as the log and as the snapshot spell them', async () => {
    const { matches } = await compiled('open')
    const found = ['t', 'true', 'f', 'false', null].filter((text) => matches(row({ open: text })))
    expect(found).toEqual(['t', 'true'])
    expect((await compiled('open = true')).matches(row({ open: 'true' }))).toBe(true)
  })

  it('knows like and ilike as functions too', async () => {
    const { sql, matches } = await compiled(`like(title, 'A%') or ilike(title, 'b%')`)
    expect(sql).not.toMatch(/like\(/)
    expect(['Ab', 'ab', 'Ba', 'ba'].filter((title) => matches(row({ title })))).toEqual(['Ab', 'Ba', 'ba'])
  })

  it('does not hold where it is null, nor does its negation', async () => {
    for (const text of ['id = 1', 'not (id = 1)', 'id in (1, 2)', 'id not in (1, 2)', 'id <> 1']) {
      expect((await compiled(text)).matches(row({ id: null }))).toBe(false)
    }
    expect((await compiled('id is null')).matches(row({}))).toBe(true)
  })

  it('does not hold for a row on which it fails', async () => {
    const { matches } = await compiled('10 / id = 5')
    expect(matches(row({ id: '2' }))).toBe(true)
    expect(matches(row({ id: '0' }))).toBe(false)
    expect((await compiled('id + 1 > 0')).matches(row({ id: '2147483647' }))).toBe(false)
  })

  it('names the columns that it reads', async () => {
    expect((await compiled('id = 1 and (title is null or id > 5)')).columns).toEqual(['id', 'title'])
  })

  it('is exact where a double is not', async () => {
    const { matches } = await compiled('price = 9007199254740993')
    expect(matches(row({ price: '9007199254740993.00' }))).toBe(true)
    expect(matches(row({ price: '9007199254740992' }))).toBe(false)
  })
})

describe('a clause is refused', () => {
  it.each([
    ['id in (select id from other)', 'Subqueries are not supported'],
    ['exists (select 1 from other)', 'At location 30: Expected a plain column reference'],
    ['id = 1 union select 1', 'malformed query ending with SQL clauses'],
    ['id = 1 group by id', 'malformed query ending with SQL clauses'],
    ['id = 1; select 1', 'unescaped ";" causing statement split'],
    ['id', 'WHERE clause must return a boolean'],
    ['not id', 'At location 4: reference id of type int4 is not castable to bool'],
    ['id is true', 'At location 3: argument of IS TRUE must be bool, not int4'],
    [`doc = '{}'`, 'At location 4: Could not select an operator overload'],
    [`id = 'x'::int4`, 'At location 5: could not cast value "x" from text to int4'],
    [`day::text::date = day`, 'At location 0: unknown cast from type text to type date'],
    [`title = 'x'::jsonb`, 'At location 13: unsupported type jsonb'],
    [`code::varchar(3) = 'x'`, 'At location 6: type modifiers of varchar are not supported'],
    ['1 / 0 = 1', 'At location 0: Failed to apply function to constant arguments'],
    [`mood = 'ok'`, 'At location 7: invalid syntax for type enum mood: ok'],
    ["mood > 'ok'", 'At location 5: Could not select an operator overload'],
    ["title like '%\\'", 'At location 11: LIKE pattern must not end with escape character'],
    ['count(*) = 1', 'At location 0: aggregation is not supported in this context'],
    ['price = 1e999999999', 'At location 8: invalid syntax for type numeric: 1e999999999'],
  ])('%s: %s', async (text, message) => {
    expect(await refusal(text)).toEqual([message])
  })

  it('when one parameter would need two types', async () => {
    expect(await refusal('id = $1 and title = $1', '1')).toEqual([
      'At location 18: Could not select an operator overload',
    ])
  })

  it('when parameters do not count from 1', async () => {
    const result = await compileWhere('id = $1', new Map([[2, '1']]), COLUMNS)
    expect(result).toEqual({
      kind: 'refused',
      problems: ['Parameters must be numbered sequentially, starting from 1'],
    })
  })

  it('with a NUL, in the clause or in a parameter', async () => {
    expect(await refusal('id = 1\0 garbage')).toEqual(['must not contain NUL characters'])
    expect(await refusal('title = $1', 'a\0b')).toHaveLength(1)
  })
})
