import { elidedCount, isElided } from './elided-walk.ts'
import type { Json } from './trace.ts'

type Row = {
  key: string
  value: Record<string, string>
  headers: { op_position?: number; [key: string]: Json | undefined }
}

const SHORTENED = /^(.{32}).*\.\.\.\((\d+) chars\)$/

/** The recorded big values repeat the first 32 characters. */
function lengthen(value: Json): Json {
  if (typeof value === 'string') {
    const [, start = '', length] = SHORTENED.exec(value) ?? []
    return length === undefined ? value : start.repeat(Number(length) / start.length)
  }
  if (Array.isArray(value)) return value.map(lengthen)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lengthen(inner)]))
}

function later(row: Row, by: number): Json {
  const id = String(Number(row.value.id) + by)
  const { op_position: operation } = row.headers
  return {
    key: row.key.replace(/"\d+"$/, `"${id}"`),
    value: { ...row.value, id },
    headers: { ...row.headers, ...(operation !== undefined && { op_position: operation + 2 * by }) },
  } as Json
}

/** A body as long as the one that was too big for the recording: its ends are the recorded ones. */
export function expandElided(body: Json): Json {
  if (!isElided(body)) return body
  const count = elidedCount(body)
  const last = body.last
    .slice(-Math.max(0, count - body.first.length))
    .slice(count > body.first.length ? 0 : body.last.length)
  const template = body.first[0] as unknown as Row
  const middle = count - body.first.length - last.length
  const filler = Array.from({ length: Math.max(0, middle) }, (_, index) => later(template, body.first.length + index))
  return [...body.first, ...filler, ...last].map(lengthen)
}
