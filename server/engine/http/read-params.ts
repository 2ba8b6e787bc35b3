import { BEFORE_ALL, compareOffsets, type Offset, parseOffset } from '../shapes/offset.ts'
import { given, isNested, isSet, oneOf, readColumns } from './param-values.ts'
import { hasProblems, type Problems, problem } from './problems.ts'
import { readSubset, type SubsetInput, type SubsetParams } from './read-subset.ts'

export type DefinitionParams = {
  readonly table: string | undefined
  readonly where: string | undefined
  readonly params: ReadonlyMap<string, string>
  readonly columns: readonly string[] | undefined
  readonly queryableColumns: readonly string[] | undefined
  readonly replica: 'default' | 'full'
  readonly log: 'full' | 'changes_only'
}

export type ShapeParams = {
  readonly offset: Offset | 'now'
  /** As it came, for the etag. */
  readonly offsetText: string
  readonly handle: string | undefined
  readonly isLive: boolean
  readonly isSse: boolean
  readonly cursor: string | undefined
  readonly definition: DefinitionParams
  readonly subset: SubsetParams | undefined
}

export type Read<Value> = { kind: 'read'; value: Value } | { kind: 'refused'; problems: Problems }

type Query = ReadonlyMap<string, string>

const NUMBERED = /^params\[([^[\]]+)\]$/s
/** A name with brackets behind it makes a list or a map of what is one text. */
const TEXTS = ['table', 'where', 'replica', 'log', 'offset', 'handle'] as const

/** Values that have no meaning come first, all of them; then the rest in a fixed order, the first that is wrong. */
export function readShapeParams(query: Query, subsetInput: SubsetInput | undefined): Read<ShapeParams> {
  const definition = readDefinitionParams(query)
  const problems = definition.kind === 'refused' ? { ...definition.problems } : {}
  const offsetText = given(query, 'offset')
  if (offsetText === undefined) problems.offset ??= ["can't be blank"]
  if (definition.kind === 'refused' || offsetText === undefined) return { kind: 'refused', problems }
  const offset = offsetText === 'now' ? 'now' : parseOffset(offsetText)
  if (offset === undefined) return refused('offset', 'has invalid format')
  const isStart = offset === 'now' || compareOffsets(offset, BEFORE_ALL) === 0
  const handle = isStart ? undefined : given(query, 'handle')
  if (!isStart && handle === undefined) return refused('handle', "can't be blank when offset != -1")
  const isLive = isSet(query, 'live')
  if (isLive && offset === 'now') return refused('live', "can't be true when offset is 'now'")
  if (isLive && isStart) return refused('live', "can't be true when offset == -1")
  const isSse = readSse(query)
  if (isSse === undefined) return refused('live_sse', 'is invalid')
  if (isSse && !isLive) return refused('live_sse', "can't be true unless live is also true")
  if (definition.value.table === undefined) return refused('table', "can't be blank")
  const subset = subsetInput === undefined ? undefined : readSubset(subsetInput)
  return {
    kind: 'read',
    value: {
      offset,
      offsetText,
      handle,
      isLive,
      isSse,
      cursor: query.get('cursor'),
      definition: definition.value,
      subset,
    },
  }
}

export function readDefinitionParams(query: Query): Read<DefinitionParams> {
  const problems: Problems = {}
  const columns = readColumns(query, 'columns', problems)
  const queryableColumns = readColumns(query, 'queryable_columns', problems)
  const params = new Map<string, string>()
  for (const [name, value] of query) {
    const key = NUMBERED.exec(name)?.[1]
    if (key !== undefined) params.set(key, value)
    // Numbered parameters make one map of texts; anything beside them, or instead of them, is none.
    else if (name === 'params' || name.startsWith('params[')) problems.params = ['is invalid']
  }
  for (const name of TEXTS) if (isNested(query, name)) problems[name] = ['is invalid']
  const replica = oneOf(query, 'replica', ['default', 'full'] as const, problems)
  const log = oneOf(query, 'log', ['full', 'changes_only'] as const, problems)
  if (hasProblems(problems)) return { kind: 'refused', problems }
  return {
    kind: 'read',
    value: {
      table: given(query, 'table'),
      where: given(query, 'where'),
      params,
      columns,
      queryableColumns,
      replica,
      log,
    },
  }
}

function refused(field: string, message: string): { kind: 'refused'; problems: Problems } {
  return { kind: 'refused', problems: problem(field, message) }
}

/** The older name takes fewer words for yes and no than `live` and `live_sse`, which take any. */
function readSse(query: Query): boolean | undefined {
  if (query.has('live_sse')) return isSet(query, 'live_sse')
  const older = given(query, 'experimental_live_sse')
  if (older === undefined || older === 'false' || older === '0') return false
  return older === 'true' || older === '1' ? true : undefined
}
