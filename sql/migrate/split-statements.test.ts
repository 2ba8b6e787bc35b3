import { describe, expect, test } from 'vitest'
import { splitStatements } from './split-statements.ts'

const texts = (sql: string) => splitStatements(sql).map((statement) => statement.text)

describe('a semicolon ends a statement', () => {
  test.each([
    ['in a string', `select 'a;b''c;'`],
    ['in an escape string', `select E'it\\'s;'`],
    ['in a quoted name', `select 1 as "a;""b"`],
    ['in a dollar-quoted text', 'do $$ begin; end; $$'],
    ['in a tagged text that holds another one', 'do $a$ select $$;$$; $a$'],
    ['in a line comment', 'select 1 -- no; \n + 1'],
    ['in nested comments', 'select 1 /* ; /* ; */ ; */ + 1'],
    ['in parentheses', 'create rule r as on insert to t do also (select 1; select 2)'],
    [
      'in an atomic body with a case',
      'create or replace function f() returns int begin atomic select case when true then 1 end; select 2; end',
    ],
  ])('but not %s', (_where, statement) => {
    expect(texts(`${statement};\nselect 2;`)).toEqual([statement, 'select 2'])
  })

  test('but a plain begin outside a routine opens no body', () => {
    expect(texts('begin; select 1; end')).toEqual(['begin', 'select 1', 'end'])
  })

  test('and a dollar within a name opens no quote', () => {
    expect(texts('select a$b$ from t; select 1')).toEqual(['select a$b$ from t', 'select 1'])
  })
})

test('a statement knows its line and its first words', () => {
  const [first, second] = splitStatements('-- head\n\nCreate table t ();;\n/* x\n */ drop table t')
  expect(first).toMatchObject({ line: 3, words: ['create', 'table', 't'] })
  expect(second).toMatchObject({ line: 5, words: ['drop', 'table', 't'] })
})

test('text without an end is one statement, so that Postgres tells what is wrong with it', () => {
  expect(texts(`select 'never closed; select 1`)).toHaveLength(2)
  expect(texts('-- nothing here\n')).toEqual([])
})
