import { describe, expect, it } from 'vitest'
import { CLAUSE_CHARS_MAX, countStructure, STRUCTURE_MAX } from './clause-limits.ts'
import { compileWhere } from './compiled-where.ts'

const COLUMNS = [
  { name: 'id', type: 'int4', dims: 0, isEnum: false },
  { name: 'list', type: 'int4', dims: 1, isEnum: false },
  { name: 'at', type: 'timestamptz', dims: 0, isEnum: false },
]
const compile = (text: string): ReturnType<typeof compileWhere> => compileWhere(text, new Map(), COLUMNS)

const nested = (open: string, inner: string, close = ''): ((depth: number) => string) => {
  return (depth) => open.repeat(depth) + inner + close.repeat(depth)
}

const HOSTILE: readonly (readonly [name: string, make: (depth: number) => string])[] = [
  ['negations', nested('not ', 'true')],
  ['signs', nested('- ', 'id = 1')],
  ['alternating signs', nested('+-', 'id = 1')],
  ['parentheses', nested('(', 'true', ')')],
  ['arrays', nested('array[', '1', ']')],
  ['functions', nested('lower(', "'x'", ')')],
  ['rows', nested('row(', '1', ')')],
  ['conditions', nested('case when ', 'true', ' then true end')],
  ['subqueries', nested('id in (select id where ', 'true', ')')],
  ['casts', (depth) => `id${'::int8'.repeat(depth)} = 1`],
  ['subscripts', (depth) => `list${'[1]'.repeat(depth)} = 1`],
  ['tests', (depth) => `id ${'is null '.repeat(depth)}`],
  ['sums', (depth) => `${'id + '.repeat(depth)}id = 1`],
  ['time zones', (depth) => `at ${"at time zone 'UTC' ".repeat(depth)} is null`],
  ['collations', (depth) => `'x' ${'collate "C" '.repeat(depth)}= ''`],
  ['comments', nested('/*', '', '*/')],
  ['fields', (depth) => `(id)${'.x'.repeat(depth)}`],
]

/** The largest that still passes the count, so that the parser itself meets it. */
function largest(make: (depth: number) => string): string {
  let depth = STRUCTURE_MAX
  while (depth > 1 && countStructure(make(depth)) > STRUCTURE_MAX) depth -= 1
  return make(depth)
}

describe('a clause that nests as deep as it may', () => {
  it.each(HOSTILE)('with %s is answered, and the next clause too', async (_name, make) => {
    expect(['compiled', 'refused']).toContain((await compile(largest(make))).kind)
    expect((await compile('id = 1')).kind).toBe('compiled')
  })

  it.each(HOSTILE)('with %s, and far more of them, is refused', async (_name, make) => {
    expect((await compile(make(20_000))).kind).toBe('refused')
  })
})

describe('the count of structure', () => {
  it('does not look into plain quotes, nor at lists of values', () => {
    expect(countStructure("id in ('not not not', 1, 2, 3)")).toBe(4)
    expect(countStructure('"not not" = $1')).toBe(1)
  })

  it.each([
    ["x = E'\\' not not not '"],
    ["x = $a$ ' $a$ not not not '"],
    ["x = /* ' */ not not not '"],
    ["x = -- '\n not not not '"],
  ])('counts all of %s, where a quote may not be one', (text) => {
    expect(countStructure(text)).toBeGreaterThanOrEqual(5)
  })

  it('lets long lists pass, and clauses of many alternatives', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => String(index)).join(',')
    expect((await compile(`id in (${many})`)).kind).toBe('compiled')
    const alternatives = Array.from({ length: 170 }, (_, index) => `id = ${index}`).join(' or ')
    expect((await compile(alternatives)).kind).toBe('compiled')
  })

  it('is not the only bound: long texts are refused as such', async () => {
    const text = `id = 1 or id in (${'1,'.repeat(CLAUSE_CHARS_MAX / 2)}1)`
    expect(await compile(text)).toEqual({
      kind: 'refused',
      problems: [`longer than ${CLAUSE_CHARS_MAX} characters`],
    })
  })
})
