import type { Trace } from './trace.ts'

const POSITION_SHIFT = 7_000_000_000n
const TRANSACTION_SHIFT = 300

function collect(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))
}

/** The same conversation as another server would have had it: other handles, positions and transactions. */
export function disguise(trace: Trace): Trace {
  const text = JSON.stringify(trace)
  const handles = collect(text, /electric-handle":"([^"]+)"/g)
  const positions = collect(text, /(?:lsn\\*":\\*"|offset":")(\d{6,})/g)
  const others = [...handles].map((handle, index) => [handle, `h${index}x-${index + 1}`] as const)
  let disguised = text
  for (const [handle, other] of others) disguised = disguised.replaceAll(handle, other)
  disguised = disguised
    .replace(/\d+/g, (digits) => (positions.has(digits) ? String(BigInt(digits) + POSITION_SHIFT) : digits))
    .replace(/((?:txids|xip_list)\\*":\[)([^\]]*)/g, (_all, head: string, list: string) => head + shift(list))
    .replace(/(xm(?:in|ax)\\*":\\*")(\d+)/g, (_all, head: string, digits: string) => head + shift(digits))
  return JSON.parse(disguised) as Trace
}

function shift(list: string): string {
  return list.replace(/\d+/g, (digits) => String(Number(digits) + TRANSACTION_SHIFT))
}
