import type { ShapeName } from '../permissions/shapes.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import type { Application, Gathered, NetChange } from './consumer.ts'
import { dropConfirmed } from './drop-confirmed.ts'
import { isEqualJson } from './equal-json.ts'
import { keyOfRow, parseShapeRow, type StoredFields, versionOfRow } from './parse-shape-row.ts'
import { rangeOfShape } from './range-of-shape.ts'
import type { BaseRow } from './stored-rows.ts'

/** Beyond this many rows one read of the whole shape, a branch's two days, is cheaper than a read for each. */
const SINGLE_READS_MAX = 1_000

export const applyTables = ['base', 'confirmed', 'positions'] as const satisfies readonly TableName[]

/** What was gathered, its position, and what of the confirmed layer it makes needless: one transaction [RE1] [RE4]. */
export async function applyGathered(tx: WriteTransaction, shape: ShapeName, application: Application): Promise<void> {
  const { gathered, position, replaces } = application
  if (gathered.size > 0 || replaces) {
    const stored = replaces ? await tx.all('base', rangeOfShape(shape)) : await rowsOf(tx, shape, gathered)
    const byStreamKey = new Map(stored.map((row) => [row.stream_key, row]))
    const puts: BaseRow[] = []
    const gone: string[] = []
    for (const [streamKey, net] of gathered) {
      const before = byStreamKey.get(streamKey)
      const after = rowAfter(shape, streamKey, before, net, replaces)
      if (after === undefined) {
        if (before !== undefined && !replaces) gone.push(before.key)
      } else if (before === undefined || !isEqualJson(before, after)) puts.push(after)
    }
    if (replaces) gone.push(...stored.filter((row) => !gathered.has(row.stream_key)).map((row) => row.key))
    // A row that comes under another stream key is put behind the deletion of its older self.
    if (gone.length > 0)
      tx.delete(
        'base',
        gone.map((key) => [shape, key]),
      )
    if (puts.length > 0) tx.put('base', puts)
  }
  if (position !== undefined) tx.put('positions', [{ shape, ...position }])
  else if (replaces) tx.delete('positions', [shape])
  await dropConfirmed(tx, shape, position?.lsn)
}

/** The stored rows that are spoken of. A message names the primary key at least; one that does not has them all read. */
async function rowsOf(tx: WriteTransaction, shape: ShapeName, gathered: Gathered): Promise<readonly BaseRow[]> {
  const keys = [...gathered.values()].map(({ values }) => keyOfRow(shape, parseShapeRow(shape, values)))
  if (keys.length > SINGLE_READS_MAX || keys.includes(undefined)) return tx.all('base', rangeOfShape(shape))
  const rows = await Promise.all(keys.map((key) => tx.get('base', [shape, key ?? ''])))
  return rows.filter((row) => row !== undefined)
}

/** The row as base shall have it; the very same for what changes nothing; undefined for none. */
function rowAfter(
  shape: ShapeName,
  streamKey: string,
  before: BaseRow | undefined,
  net: NetChange,
  replaces: boolean,
): BaseRow | undefined {
  if (net.kind === 'delete') return undefined
  const values = parseShapeRow(shape, net.values)
  if (net.kind === 'patch') {
    if (before === undefined || isRepeated(before, values)) return before
    return baseRowOf(shape, streamKey, { ...before.row, ...values }) ?? before
  }
  // An old insert, told again after the row has moved on; in a swap the stream's word is the whole of it.
  const isOld = before !== undefined && !replaces && !net.isBehindDeletion && isRepeated(before, values)
  return isOld ? before : (baseRowOf(shape, streamKey, values) ?? before)
}

/** Every write of a row counts its version up, so what does not is a message that came before. */
function isRepeated(before: BaseRow, values: StoredFields): boolean {
  const version = versionOfRow(values)
  return version !== undefined && version <= before.version
}

function baseRowOf(shape: ShapeName, streamKey: string, row: StoredFields): BaseRow | undefined {
  const key = keyOfRow(shape, row)
  // A row without a version cannot be compared with an answer's: it counts as older than any.
  return key === undefined ? undefined : { shape, key, stream_key: streamKey, version: versionOfRow(row) ?? 0, row }
}
