import { describe, expect, it } from 'vitest'
import { compileOrderBy } from './compiled-where.ts'

const COLUMNS = ['id', 'priority', 'Weird Col'].map((name) => ({ name, type: 'int4', dims: 0, isEnum: false }))

describe('a sort order', () => {
  it.each([
    ['id', '"id"'],
    ['priority ASC, ID desc', '"priority" asc, "id" desc'],
    ['priority desc nulls first, id nulls last', '"priority" desc nulls first, "id" nulls last'],
    ['"Weird Col" -- x', '"Weird Col"'],
  ])('%s is written anew as %s', async (text, sql) => {
    expect(await compileOrderBy(text, COLUMNS)).toEqual({ kind: 'compiled', sql })
  })

  it.each([
    ['random()', 'At location 18: FuncCall expressions are not allowed in ORDER BY clauses'],
    ['id, 1', 'At location 22: A_Const expressions are not allowed in ORDER BY clauses'],
    ['id + 1', 'At location 21: A_Expr expressions are not allowed in ORDER BY clauses'],
    ['nope', 'At location 18: unknown reference nope'],
    ['t.id', 'At location 18: unknown reference t.id'],
    ['id using <', 'At location 18: USING is not allowed in ORDER BY clauses'],
    ['id limit 1', 'malformed query ending with SQL clauses'],
    ['id; drop table x', 'unescaped ";" causing statement split'],
    ['', 'At location 18: syntax error at end of input'],
  ])('%s is refused: %s', async (text, problem) => {
    expect(await compileOrderBy(text, COLUMNS)).toEqual({ kind: 'refused', problems: [problem] })
  })
})
