import { describe, expect, test } from 'vitest'
import { parseColumnList } from './parse-column-list.ts'
import { parseRelationName } from './parse-relation-name.ts'

describe('[EN21] names of tables', () => {
  test.each([
    ['items', 'public', 'items'],
    ['Items', 'public', 'items'],
    ['app.Items', 'app', 'items'],
    ['"Mixed Case"', 'public', 'Mixed Case'],
    ['"My Schema"."Ta""ble.x"', 'My Schema', 'Ta"ble.x'],
    ['_a1', 'public', '_a1'],
  ])('%s is %s and %s', (text, schema, table) => {
    expect(parseRelationName(text)).toEqual({ kind: 'parsed', relation: { schema, table } })
  })

  test.each([
    ['a.b.c', 'Invalid relation identifier, too many delimiters: a.b.c'],
    ['Mixed Case', 'Invalid unquoted identifier contains special characters: Mixed Case'],
    ['g10; drop table g10', 'Invalid unquoted identifier contains special characters: g10; drop table g10'],
    ['a.', 'Invalid zero-length delimited identifier'],
    ['""', 'Invalid zero-length delimited identifier'],
    ['"a"b"', 'Invalid identifier with unescaped quote: a"b'],
    ['1a', 'Invalid unquoted identifier contains special characters: 1a'],
  ])('%s is refused', (text, problem) => {
    expect(parseRelationName(text)).toEqual({ kind: 'refused', problem })
  })
})

describe('[EN21] lists of columns', () => {
  test('commas within quotes belong to the name', () => {
    expect(parseColumnList('"Id","a,b",Title')).toEqual({ kind: 'parsed', names: ['Id', 'a,b', 'title'] })
  })

  test.each([
    ['id, title', 'Invalid unquoted identifier contains special characters:  title'],
    ['id,', 'Invalid zero-length delimited identifier'],
  ])('%s is refused', (text, problem) => {
    expect(parseColumnList(text)).toEqual({ kind: 'refused', problem })
  })
})
