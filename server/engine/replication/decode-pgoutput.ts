import type { Buffer } from 'node:buffer'
import { ByteReader } from './byte-reader.ts'
import type { Relation, RelationColumn, Row } from './transaction.ts'

/** One message of `pgoutput`, protocol version 1. Types, origins and logical messages carry nothing for a shape. */
export type PgoutputMessage =
  | { readonly kind: 'begin'; readonly lsn: bigint; readonly xid: number }
  | { readonly kind: 'commit'; readonly lsn: bigint; readonly endLsn: bigint }
  | { readonly kind: 'relation'; readonly relation: Relation }
  | { readonly kind: 'insert' | 'update' | 'delete'; readonly oid: number; readonly before?: Row; readonly after?: Row }
  | { readonly kind: 'truncate'; readonly oids: readonly number[] }
  | { readonly kind: 'other' }

const TAG = {
  begin: 0x42, // B
  commit: 0x43, // C
  relation: 0x52, // R
  insert: 0x49, // I
  update: 0x55, // U
  delete: 0x44, // D
  truncate: 0x54, // T
  key: 0x4b, // K
  old: 0x4f, // O
  full: 0x66, // f
  null: 0x6e, // n
  unchanged: 0x75, // u
} as const

const OTHER: PgoutputMessage = { kind: 'other' }

/** `wants` tells for which tables rows are read at all: those of others cost nothing but their place. */
export function decodePgoutput(bytes: Buffer, at: number, wants: (oid: number) => boolean): PgoutputMessage {
  const reader = new ByteReader(bytes, at)
  switch (reader.uint8()) {
    case TAG.begin:
      return readBegin(reader)
    case TAG.commit:
      return readCommit(reader)
    case TAG.relation:
      return { kind: 'relation', relation: readRelation(reader) }
    case TAG.insert:
      return readRow(reader, 'insert', wants)
    case TAG.update:
      return readRow(reader, 'update', wants)
    case TAG.delete:
      return readRow(reader, 'delete', wants)
    case TAG.truncate:
      return readTruncate(reader)
    default:
      return OTHER
  }
}

function readBegin(reader: ByteReader): PgoutputMessage {
  const lsn = reader.uint64()
  reader.uint64() // time of the commit
  return { kind: 'begin', lsn, xid: reader.uint32() }
}

function readCommit(reader: ByteReader): PgoutputMessage {
  reader.uint8() // flags
  const lsn = reader.uint64()
  return { kind: 'commit', lsn, endLsn: reader.uint64() }
}

function readRelation(reader: ByteReader): Relation {
  const oid = reader.uint32()
  // An empty namespace stands for pg_catalog.
  const schema = reader.name() || 'pg_catalog'
  const table = reader.name()
  const isFull = reader.uint8() === TAG.full
  const count = reader.int16()
  const columns: RelationColumn[] = []
  for (let index = 0; index < count; index++) {
    reader.uint8() // part of the replica identity
    columns.push({ name: reader.name(), typeOid: reader.uint32(), typeModifier: reader.int32() })
  }
  return { oid, schema, table, isFull, columns }
}

function readRow(
  reader: ByteReader,
  kind: 'insert' | 'update' | 'delete',
  wants: (oid: number) => boolean,
): PgoutputMessage {
  const oid = reader.uint32()
  if (!wants(oid)) return { kind, oid }
  const tag = reader.uint8()
  const hasOld = tag === TAG.key || tag === TAG.old
  const before = hasOld ? readTuple(reader) : undefined
  if (kind === 'delete') return before === undefined ? { kind, oid } : { kind, oid, before }
  if (hasOld) reader.uint8() // N
  const after = readTuple(reader)
  return before === undefined ? { kind, oid, after } : { kind, oid, before, after }
}

function readTuple(reader: ByteReader): Row {
  const count = reader.int16()
  const row: (string | null | undefined)[] = new Array(count)
  for (let index = 0; index < count; index++) {
    const tag = reader.uint8()
    if (tag === TAG.null) row[index] = null
    else if (tag === TAG.unchanged) row[index] = undefined
    else row[index] = reader.text(reader.int32())
  }
  return row
}

function readTruncate(reader: ByteReader): PgoutputMessage {
  const count = reader.int32()
  reader.uint8() // cascade, restart identity
  return { kind: 'truncate', oids: Array.from({ length: count }, () => reader.uint32()) }
}
