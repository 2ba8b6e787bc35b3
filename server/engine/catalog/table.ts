/** What the engine knows of a column. `type` is the plain name, of the element where `dims` tells an array. */
export type TableColumn = {
  readonly name: string
  readonly type: string
  readonly dims: number
  readonly isEnum: boolean
  readonly typeOid: number
  readonly typeModifier: number
  readonly isNotNull: boolean
}

export type Table = {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly columns: readonly TableColumn[]
  /** Columns of the primary key in its own order; none where there is no such key. */
  readonly key: readonly string[]
  readonly isPartitioned: boolean
  /** Of a partitioned table: changes bear the partition's oid, not this table's. */
  readonly partitions: readonly number[]
  /** Whether its changes came with whole old rows when this was read; before its first shape they need not. */
  readonly isFollowed: boolean
}
