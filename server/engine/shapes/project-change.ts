import { Buffer } from 'node:buffer'
import type { Relation, Row, RowChange } from '../replication/transaction.ts'
import { keyColumns, keyPart, logKeyPrefix } from './record-key.ts'
import type { ShapeDefinition } from './shape-definition.ts'
import type { LogMessage } from './shape-log.ts'

/** What a change means to one shape: whether its row was and is in it. */
export type Transition = 'insert' | 'update' | 'delete'

/** A message without what differs by shape: its place and whether it is the last. */
export type Message = LogMessage & { readonly opStep: 0 | 1 }

/** Where the columns of a shape stand in the rows of one relation. */
export type Projection = {
  readonly names: readonly string[]
  /** `"name":` as it stands in JSON. */
  readonly labels: readonly string[]
  readonly indexes: readonly number[]
  readonly keyIndexes: readonly number[]
  readonly isKey: readonly boolean[]
  /** Of columns that the shape's schema says are never null. */
  readonly notNullIndexes: readonly number[]
  readonly keyPrefix: string
  readonly relation: string
}

/** Names follow the relation where all columns are wanted, so that a renamed one comes under its present name. */
export function projectRelation(relation: Relation, definition: ShapeDefinition): Projection {
  const { table, columns, hasAllColumns } = definition
  const indexByName = new Map(relation.columns.map(({ name }, index) => [name, index]))
  const names = (hasAllColumns ? relation.columns.map(({ name }) => name) : [...columns])
    .filter((name) => indexByName.has(name))
    .sort()
  const key = keyColumns(table)
  const indexOf = (name: string): number => indexByName.get(name) ?? -1
  return {
    names,
    labels: names.map((name) => `${JSON.stringify(name)}:`),
    indexes: names.map(indexOf),
    keyIndexes: key.map(indexOf).filter((index) => index >= 0),
    isKey: names.map((name) => key.includes(name)),
    notNullIndexes: table.columns
      .filter(({ name, isNotNull }) => isNotNull && names.includes(name))
      .map(({ name }) => indexOf(name)),
    keyPrefix: logKeyPrefix(relation.schema, relation.table),
    relation: `"relation":[${JSON.stringify(table.schema)},${JSON.stringify(table.name)}]`,
  }
}

type Place = { readonly change: RowChange; readonly projection: Projection; readonly lsn: string; readonly xid: number }

/** Whether a row is at odds with what the shape's readers were told of its columns: they would fail on it for good. */
export function isAtOdds({ after }: RowChange, { notNullIndexes }: Projection): boolean {
  return after !== undefined && notNullIndexes.some((index) => after[index] === null)
}

/** The messages of one change: none where nothing that the shape shows has changed, two where the key has. */
export function messagesOf(place: Place, transition: Transition, replica: 'default' | 'full'): Message[] {
  const { change, projection } = place
  const { before, after } = change
  if (transition === 'insert') return after === undefined ? [] : [insertMessage(place, after)]
  if (before === undefined) return []
  if (transition === 'delete') return [deleteMessage(place, before, replica)]
  if (after === undefined) return []
  const from = rowKey(projection, before)
  const to = rowKey(projection, after)
  if (from !== to) {
    return [
      deleteMessage(place, before, replica, `,"key_change_to":${JSON.stringify(to)}`),
      insertMessage(place, after, `,"key_change_from":${JSON.stringify(from)}`, 1),
    ]
  }
  const changed = projection.indexes.map((index) => before[index] !== after[index])
  return changed.includes(true) ? [updateMessage(place, before, after, changed, replica)] : []
}

function insertMessage(place: Place, row: Row, extra = '', opStep: 0 | 1 = 0): Message {
  const { projection } = place
  return message(place, 'insert', object(projection, row, all), rowKey(projection, row), { opStep, extra })
}

function deleteMessage(place: Place, row: Row, replica: 'default' | 'full', extra = ''): Message {
  const { projection } = place
  const value = object(projection, row, replica === 'full' ? all : (index) => projection.isKey[index] === true)
  return message(place, 'delete', value, rowKey(projection, row), { opStep: 0, extra })
}

function updateMessage(
  place: Place,
  before: Row,
  after: Row,
  changed: readonly boolean[],
  replica: 'default' | 'full',
): Message {
  const { projection } = place
  const isChanged = (index: number): boolean => changed[index] === true
  const shown = replica === 'full' ? all : (index: number) => isChanged(index) || projection.isKey[index] === true
  const old = replica === 'full' ? `,"old_value":${object(projection, before, isChanged)}` : ''
  const value = object(projection, after, shown)
  return message(place, 'update', value, rowKey(projection, after), { opStep: 0, extra: '', old })
}

function message(
  { change, projection, lsn, xid }: Place,
  operation: Transition,
  value: string,
  key: string,
  { opStep, extra, old = '' }: { opStep: 0 | 1; extra: string; old?: string },
): Message {
  const head = `{"value":${value},"key":${JSON.stringify(key)},"headers":{`
  const tail =
    `${projection.relation},"operation":"${operation}","lsn":"${lsn}","op_position":${change.op + opStep},` +
    `"txids":[${xid}]${extra}}${old}}`
  return { opStep, head, tail, bytes: Buffer.byteLength(head) + Buffer.byteLength(tail) }
}

function object({ labels, indexes }: Projection, row: Row, shows: (index: number) => boolean): string {
  let json = ''
  for (let at = 0; at < indexes.length; at++) {
    if (!shows(at)) continue
    const value = row[indexes[at] as number]
    json += `${json === '' ? '' : ','}${labels[at]}${value === null || value === undefined ? 'null' : JSON.stringify(value)}`
  }
  return `{${json}}`
}

function rowKey({ keyPrefix, keyIndexes }: Projection, row: Row): string {
  let key = keyPrefix
  for (const index of keyIndexes) key += keyPart(row[index] ?? null)
  return key
}

function all(): boolean {
  return true
}
