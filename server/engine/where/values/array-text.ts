import { invalidText } from '../evaluation-error.ts'
import { emptyArray, type PgArray } from './arrays.ts'
import { trimSpace } from './trim-space.ts'

/** Array literals: `{1,NULL,"a b"}`, nested, with `[2:3]=` before them when counting does not start at 1. */
const BOUNDS = /^((?:\[[+-]?\d+(?::[+-]?\d+)?\])+)\s*=\s*/
const BOUND = /\[([+-]?\d+)(?::([+-]?\d+))?\]/g
const SPACE = ' \t\n\v\f\r'
const DIMENSIONS_MAX = 6

type Reader = { readonly text: string; at: number; readonly lengths: number[]; readonly items: (string | null)[] }
class Malformed extends Error {}

function skipSpace(reader: Reader): string {
  while (reader.at < reader.text.length && SPACE.includes(reader.text.charAt(reader.at))) reader.at += 1
  return reader.text.charAt(reader.at)
}

function readQuoted(reader: Reader): string {
  let item = ''
  reader.at += 1
  for (;;) {
    let char = reader.text.charAt(reader.at)
    reader.at += 1
    if (char === '') throw new Malformed()
    if (char === '"') return item
    if (char === '\\') {
      char = reader.text.charAt(reader.at)
      if (char === '') throw new Malformed()
      reader.at += 1
    }
    item += char
  }
}

/** Blanks inside stay, blanks around go unless a backslash keeps them; only a bare NULL is null. */
function readBare(reader: Reader): string | null {
  let [item, kept, isEscaped] = ['', 0, false]
  for (;;) {
    const char = reader.text.charAt(reader.at)
    if (char === ',' || char === '}') break
    if (char === '' || char === '{' || char === '"') throw new Malformed()
    reader.at += 1
    if (char === '\\') {
      item += reader.text.charAt(reader.at)
      reader.at += 1
      ;[kept, isEscaped] = [item.length, true]
    } else {
      item += char
      if (!SPACE.includes(char)) kept = item.length
    }
  }
  const word = item.slice(0, kept)
  if (word === '') throw new Malformed()
  return !isEscaped && word.toLowerCase() === 'null' ? null : word
}

function readItem(reader: Reader, depth: number): 'list' | 'item' {
  const char = skipSpace(reader)
  if (char === '{') {
    readList(reader, depth + 1)
    return 'list'
  }
  reader.items.push(char === '"' ? readQuoted(reader) : readBare(reader))
  return 'item'
}

/** All lists of one depth must have the same length, and hold either lists or elements. */
function readList(reader: Reader, depth: number): void {
  if (depth >= DIMENSIONS_MAX) throw new Malformed()
  reader.at += 1
  let [length, kind] = [0, '']
  if (skipSpace(reader) === '}') {
    if (depth > 0) throw new Malformed()
    reader.at += 1
    return
  }
  for (;;) {
    const found = readItem(reader, depth)
    if (kind !== '' && found !== kind) throw new Malformed()
    kind = found
    length += 1
    const next = skipSpace(reader)
    reader.at += 1
    if (next === '}') break
    if (next !== ',') throw new Malformed()
  }
  if (kind === 'item' && reader.lengths.length > depth + 1) throw new Malformed()
  if (reader.lengths[depth] !== undefined && reader.lengths[depth] !== -1 && reader.lengths[depth] !== length) {
    throw new Malformed()
  }
  while (reader.lengths.length < depth) reader.lengths.push(-1)
  reader.lengths[depth] = length
}

function readLowers(prefix: string, lengths: readonly number[]): number[] {
  const bounds = [...prefix.matchAll(BOUND)].map(([, first = '1', last]) =>
    last === undefined ? { lower: 1, upper: Number(first) } : { lower: Number(first), upper: Number(last) },
  )
  const fits = bounds.length === lengths.length
  if (!fits || bounds.some(({ lower, upper }, index) => upper - lower + 1 !== lengths[index])) throw new Malformed()
  return bounds.map(({ lower }) => lower)
}

function readArray(text: string): PgArray<string> {
  const prefix = BOUNDS.exec(text)?.[0] ?? ''
  const reader: Reader = { text, at: prefix.length, lengths: [], items: [] }
  if (skipSpace(reader) !== '{') throw new Malformed()
  readList(reader, 0)
  if (reader.at !== text.length) throw new Malformed()
  if (reader.items.length === 0) return emptyArray
  const lowers = prefix === '' ? reader.lengths.map(() => 1) : readLowers(prefix, reader.lengths)
  return { items: reader.items, lengths: reader.lengths, lowers }
}

export function parseArray(type: string, text: string): PgArray<string> {
  try {
    return readArray(trimSpace(text))
  } catch (error) {
    if (error instanceof Malformed) throw invalidText(type, text)
    throw error
  }
}
