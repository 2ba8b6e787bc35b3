import { parseColumnList } from '../catalog/parse-column-list.ts'
import type { Problems } from './problems.ts'

type Query = ReadonlyMap<string, string>

/** Nothing and nothing but blanks are the same as not given. */
export function given(query: Query, name: string): string | undefined {
  const value = query.get(name)
  return value === undefined || value.trim() === '' ? undefined : value
}

export function isSet(query: Query, name: string): boolean {
  return query.has(name) && query.get(name) !== 'false'
}

export function isNested(query: Query, name: string): boolean {
  return [...query.keys()].some((key) => key.startsWith(`${name}[`))
}

/** One text, or a list (`columns[]`) whose names are as they are: not folded, without quotes. */
export function readColumns(query: Query, name: string, problems: Problems): readonly string[] | undefined {
  const listed = [...query].filter(([key]) => key.startsWith(`${name}[]`)).map(([, each]) => each)
  if (listed.includes('')) problems[name] = ['Invalid zero-length identifier']
  else if (listed.length === 0 && isNested(query, name)) problems[name] = ['is invalid']
  if (listed.length > 0) return listed
  const text = given(query, name)
  if (text === undefined) return undefined
  const list = parseColumnList(text)
  if (list.kind === 'parsed') return list.names
  problems[name] = [list.problem]
  return undefined
}

export function oneOf<Value extends string>(
  query: Query,
  name: string,
  values: readonly [Value, ...Value[]],
  problems: Problems,
): Value {
  const text = given(query, name)
  const found = text === undefined ? values[0] : values.find((value) => value === text)
  if (found === undefined) problems[name] = ['is invalid']
  return found ?? values[0]
}
