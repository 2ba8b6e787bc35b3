import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { toLower, toUpper } from '../../server/engine/where/values/letter-case.ts'

/** Planes above hold ideographs and nothing that has a case. */
const LETTERS_END = 0x20000

const CASES = `
  select string_agg(format('%s %s %s', code, ascii(lower(letter)), ascii(upper(letter))), ',') as text
  from (select code, chr(code) collate "pg_c_utf8" as letter from generate_series(1, 1114111) code
        where code not between 55296 and 57343) letters
  where lower(letter) <> letter or upper(letter) <> letter`

it('every character has the letter case that Postgres gives it', async () => {
  const client = new pg.Client({ ...inject('cluster'), user: 'postgres', database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query<{ text: string }>(CASES)
    const known = new Map<number, readonly [lower: number, upper: number]>()
    for (const line of (rows[0]?.text ?? '').split(',')) {
      const [code = 0, lower = 0, upper = 0] = line.split(' ').map(Number)
      known.set(code, [lower, upper])
    }
    const odd: string[] = []
    for (let code = 1; code < LETTERS_END; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const letter = String.fromCodePoint(code)
      const [lower, upper] = known.get(code) ?? [code, code]
      if (toLower(letter) !== String.fromCodePoint(lower)) odd.push(`lower ${code.toString(16)} ${lower.toString(16)}`)
      if (toUpper(letter) !== String.fromCodePoint(upper)) odd.push(`upper ${code.toString(16)} ${upper.toString(16)}`)
    }
    expect(known.size).toBeGreaterThan(2_000)
    expect(Math.max(...known.keys())).toBeLessThan(LETTERS_END)
    expect(odd).toEqual([])
  } finally {
    await client.end()
  }
})
