import type { ShapeStreamOptions } from '@electric-sql/client'
import type { ShapeName } from '../../sync/permissions/shapes.ts'
import type { Audience } from '../../sync/shapes/audience.ts'
import type { ColumnType } from '../../sync/shapes/column-type.ts'
import { shapeCatalogue } from '../../sync/shapes/shape-catalogue.ts'
import type { Row } from '../conformance/client/client-world.ts'
import { type Client, expectRows, openClient } from '../conformance/client/open-client.ts'
import type { OutsideCluster } from '../operations/outside-cluster.ts'

export const SHAPES = Object.keys(shapeCatalogue) as ShapeName[]

/** What a source sends, as text: the database is asked for the same. */
const asText = (value: string): string => value
const PARSER: NonNullable<ShapeStreamOptions['parser']> = {
  int2: asText,
  int4: asText,
  int8: asText,
  json: asText,
  jsonb: asText,
}

export type Reader = {
  readonly token: () => string
  /** Called when the token is not good any more; what it gives is tried next. */
  readonly renew?: () => Promise<void>
}

/** A shape of a branch followed by the unmodified client through the front door; all bytes that came are kept. */
export type Follower = Client & {
  readonly name: ShapeName
  readonly base: string
  readonly bytes: string[]
  readonly statuses: number[]
}

export function follow(base: string, name: ShapeName, branch: string, { token, renew }: Reader): Follower {
  const bytes: string[] = []
  const statuses: number[] = []
  const fetchClient: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init)
    statuses.push(answer.status)
    const text = await answer.clone().text()
    bytes.push(JSON.stringify([...answer.headers]), text)
    return answer
  }
  const errors: Error[] = []
  const client = openClient(
    base,
    { shape: name, branch },
    {
      parser: PARSER,
      fetchClient,
      headers: { authorization: () => `Bearer ${token()}` },
      onError: async (error) => {
        errors.push(error)
        if (renew === undefined || (error as { status?: number }).status !== 401) return
        await renew()
        return {}
      },
    },
  )
  return Object.assign(client, { errors, name, base, bytes, statuses })
}

const expression = (column: string, type: ColumnType): string => {
  if (type === 'bool') return `${column} as ${column}`
  // What the client makes of an array is a list of texts.
  if (type.endsWith('[]')) return `to_jsonb(${column}) as ${column}`
  return `${column}::text as ${column}`
}

/** The rows of a shape as the catalogue makes them for an audience, out of the database itself. */
export async function projected(
  { root }: Pick<OutsideCluster, 'root'>,
  name: ShapeName,
  audience: Audience,
  branch: string,
): Promise<Row[]> {
  const { rows: scopes } = await root.query(
    'select app_private.shape_scope(b.tenant_id, b.id) as scope from app.branches b where b.id = $1',
    [branch],
  )
  const { table, where, params, columns } = shapeCatalogue[name]
  const list = Object.entries<ColumnType>(columns[audience]).map(([column, type]) => expression(column, type))
  const values = params.map((param) => scopes[0].scope[param])
  const session = await root.connect()
  try {
    await session.query(`set timezone to 'UTC'`)
    return (await session.query<Row>(`select ${list.join(', ')} from ${table} where ${where}`, values)).rows
  } finally {
    await session.query('reset timezone')
    session.release()
  }
}

export const expectEqual = (
  follower: Follower,
  cluster: Pick<OutsideCluster, 'root'>,
  audience: Audience,
  branch: string,
  waitMsMax?: number,
): Promise<void> => expectRows(follower, () => projected(cluster, follower.name, audience, branch), waitMsMax)
