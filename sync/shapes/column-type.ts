/** A column's type as Postgres names it: values of a shape are its text, or null. */
export type ColumnType =
  | 'uuid'
  | 'text'
  | 'text[]'
  | 'uuid[]'
  | 'int4'
  | 'int8'
  | 'bool'
  | 'date'
  | 'timestamptz'
  | 'jsonb'

export type Columns = Readonly<Record<string, ColumnType>>
