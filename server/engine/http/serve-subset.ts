import pg from 'pg'
import { EngineError } from '../engine-error.ts'
import { formatOffset, type Offset } from '../shapes/offset.ts'
import { snapshotMembers } from '../shapes/pg-snapshot.ts'
import { readRows } from '../shapes/read-rows.ts'
import { subsetSelect } from '../shapes/snapshot-sql.ts'
import { toEngineError } from '../to-engine-error.ts'
import { invalidRequest, JSON_TYPE } from './answers.ts'
import type { CompiledSubset } from './compile-subset.ts'
import type { EngineAnswer } from './engine-http.ts'
import { problem } from './problems.ts'
import { schemaOf } from './shape-answer.ts'
import type { ServeDeps, ShapeRequest } from './shape-request.ts'

const MARK_MAX = 2 ** 31
/** For this one the real service says the words of Postgres without a list around them. */
const UNREADABLE_TEXT = '22P02'

/**
 * Rows of the shape as they are now, beside its log: which of the log's changes they contain, the client tells from the
 * snapshot's edges.
 */
export async function serveSubset(
  asked: ShapeRequest,
  subset: CompiledSubset,
  { limits, pool }: ServeDeps & { readonly pool: pg.Pool },
): Promise<EngineAnswer> {
  const { definition, shape, params } = asked
  const mark = Math.floor(Math.random() * MARK_MAX)
  const clauses = [definition.where?.sql, subset.where?.sql].filter((sql) => sql !== undefined)
  const sql = [
    subsetSelect(definition, mark),
    ...(clauses.length > 0 ? [`where ${clauses.join(' and ')}`] : []),
    ...(subset.orderBy === undefined ? [] : [`order by ${subset.orderBy}`]),
    ...(subset.limit === undefined ? [] : [`limit ${subset.limit}`]),
    ...(subset.offset === undefined ? [] : [`offset ${subset.offset}`]),
  ].join(' ')
  let rows: string[] = []
  let bytes = 0
  const onRow = (json: string): void => {
    bytes += json.length
    if (bytes <= limits.shapeBytesMax) rows.push(json)
    else rows = []
  }
  const { snapshotMs: timeoutMs, tableLockMs: lockMs } = limits
  const at = await readRows({ pool, statements: [sql], timeoutMs, lockMs, onRow }).catch(toEngineError)
  if (at instanceof EngineError && at.code === 'clause_failed' && subset.where !== undefined) {
    const { message, cause } = at
    const isUnreadable = cause instanceof pg.DatabaseError && cause.code === UNREADABLE_TEXT
    return invalidRequest(asked.request.method, {
      subset: isUnreadable ? { where: message } : problem('where', message),
    })
  }
  if (at instanceof EngineError) throw at
  if (bytes > limits.shapeBytesMax) {
    throw new EngineError('snapshot_too_large', `Subset has more than ${limits.shapeBytesMax} bytes`)
  }
  if (at === 'refused') throw new EngineError('snapshot_failed', 'the subset was not read')
  const metadata = `"snapshot_mark":${mark},"database_lsn":"${at.writtenLsn}",${snapshotMembers(at.snapshot)}`
  return {
    status: 200,
    headers: {
      'content-type': JSON_TYPE,
      'cache-control': 'no-cache',
      'electric-snapshot': 'true',
      'electric-handle': shape.handle,
      ...(!params.isLive && { 'electric-schema': schemaOf(definition) }),
      'electric-offset': formatOffset(plainEnd(asked)),
    },
    body: [`{"metadata":{${metadata}}, "data": [`, rows.join(','), ']}'],
  }
}

/** Where a plain request at the same offset would have ended. */
function plainEnd({ shape, params }: ShapeRequest): Offset {
  const { offset } = params
  if (offset === 'now' || shape.state.kind !== 'ready') return shape.tail
  if (offset.tx < 0n) return { tx: 0n, op: 0 }
  if (offset.tx === 0n && offset.op + 1 < shape.state.chunks.length) return { tx: 0n, op: offset.op + 1 }
  return shape.log.read(offset).end
}
