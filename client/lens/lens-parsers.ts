import { instantToMs } from '../../sync/replica/instant-text.ts'

const [INT8, INT4, FLOAT8, DATE, TIMESTAMPTZ] = [20, 23, 701, 1082, 1184]

/** Types by their number in Postgres: values as a view has them, days as labels and instants as milliseconds. */
export const lensParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [INT4]: Number,
  [FLOAT8]: Number,
  [DATE]: (day) => day,
  [TIMESTAMPTZ]: instantToMs,
}
