import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFaultOffset } from './json-fault-offset.ts'
import { parseJson } from './parse-json.ts'

test('sound JSON is parsed, a byte order mark before it or not', () => {
  expect(parseJson('\uFEFF{"a": [1]}')).toEqual({ kind: 'parsed', value: { a: [1] } })
})

test.each([
  ['a comma too many', '{\n  "a": 1,\n}', 3, 1, '}'],
  ['a comma too many in a list', '[1, ]', 1, 5, ']'],
  ['a missing quote', '{\n  "a": x\n}', 2, 8, 'x'],
  ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', 3, 3, '"b": 2'],
  ['a missing colon', '{"a" 1}', 1, 6, '1}'],
  ['the wrong bracket', '{"a": [1}', 1, 9, '}'],
  ['a string over two lines', '{"a": "x\ny"}', 1, 7, '"x'],
  ['a number with a leading zero', '[01]', 1, 2, '01]'],
  ['a comment', '{} // done', 1, 4, '// done'],
  ['an early end', '{\n  "a": [1', 2, 10, ''],
  ['nothing', '', 1, 1, ''],
])('%s is found at its line and column', (_, text, line, column, found) => {
  expect(parseJson(text)).toEqual({ kind: 'broken', line, column, found })
})

test('sound JSON has its only fault at its end, whatever it holds', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
      const json = JSON.stringify(JSON.parse(text), null, indent)
      expect(jsonFaultOffset(json)).toBe(json.length)
    }),
  )
})
