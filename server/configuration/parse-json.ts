import { jsonFaultOffset } from './json-fault-offset.ts'

export type ParsedJson =
  | { readonly kind: 'parsed'; readonly value: unknown }
  /** `found` is empty where the text ends too early. */
  | { readonly kind: 'broken'; readonly line: number; readonly column: number; readonly found: string }

const FOUND_CHARS_MAX = 20

/** JSON, or the place of its first fault, counted as editors count. */
export function parseJson(text: string): ParsedJson {
  // Editors on Windows put a mark before the text, which is not JSON and not the writer's fault.
  const json = text.replace(/^\uFEFF/, '')
  try {
    return { kind: 'parsed', value: JSON.parse(json) }
  } catch {
    const offset = jsonFaultOffset(json)
    const before = json.slice(0, offset).split('\n')
    const [found = ''] = json.slice(offset, offset + FOUND_CHARS_MAX).split('\n')
    return { kind: 'broken', line: before.length, column: (before.at(-1)?.length ?? 0) + 1, found }
  }
}
