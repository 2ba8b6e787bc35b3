/** A table as the change stream announces it before its first row. */
export type Relation = {
  readonly oid: number
  readonly schema: string
  readonly table: string
  /** Whether old rows come whole. */
  readonly isFull: boolean
  readonly columns: readonly RelationColumn[]
}

export type RelationColumn = { readonly name: string; readonly typeOid: number; readonly typeModifier: number }

/** Values in the relation's column order; undefined where a large value did not change and was not sent. */
export type Row = readonly (string | null | undefined)[]

export type RowChange = {
  readonly kind: 'insert' | 'update' | 'delete'
  readonly relation: Relation
  /** Place in the whole transaction; the number after it is free for the second half of a changed key. */
  readonly op: number
  readonly before: Row | undefined
  readonly after: Row | undefined
}

export type Change =
  | RowChange
  | { readonly kind: 'truncate'; readonly oids: readonly number[] }
  | { readonly kind: 'relation'; readonly relation: Relation }

export type Transaction = {
  /** 32 bits, without the epoch. */
  readonly xid: number
  /** Grows by one with each transaction that begins in this session. */
  readonly number: number
  readonly lsn: bigint
  readonly endLsn: bigint
  readonly changes: readonly Change[]
  /** False for a transaction that touched no published row, which moves no position. */
  readonly hasRows: boolean
  readonly bytes: number
}
