import { readTrace, type Trace, type TraceRequest } from '../../conformance/trace.ts'

/** Errors and operators; the others add subsets, names, deletion and live requests. */
const TRACES = ['10-errors', '31-where-operators', '12-delete-shape', '14-subset-snapshots', '23-keys-and-names']

export type Corpus = {
  /** Makes the tables that the requests name. */
  sql: readonly string[]
  requests: readonly TraceRequest[]
  /** Values of each parameter, as they stand in the addresses. */
  values: ReadonlyMap<string, readonly string[]>
}

export function readCorpus(): Corpus {
  const steps = TRACES.map(readTrace).flatMap((trace: Trace) => trace.steps)
  const requests = steps.flatMap(({ request }) => (request === undefined ? [] : [request]))
  const values = new Map<string, string[]>()
  for (const { url } of requests) {
    for (const part of (url.split('?')[1] ?? '').split('&').filter((each) => each !== '')) {
      const at = part.indexOf('=')
      const name = at < 0 ? part : part.slice(0, at)
      values.set(name, [...(values.get(name) ?? []), at < 0 ? '' : part.slice(at + 1)])
    }
  }
  return { sql: steps.flatMap(({ sql_before }) => sql_before ?? []), requests, values }
}
