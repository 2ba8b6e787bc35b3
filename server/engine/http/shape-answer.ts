import type { Buffer } from 'node:buffer'
import { schemaHeader } from '../catalog/schema-header.ts'
import type { Table } from '../catalog/table.ts'
import { formatOffset, type Offset } from '../shapes/offset.ts'
import type { ShapeDefinition } from '../shapes/shape-definition.ts'
import { isCacheable, JSON_TYPE } from './answers.ts'
import type { EngineAnswer } from './engine-http.ts'
import { nextCursor } from './next-cursor.ts'
import type { ServeDeps, ShapeRequest } from './shape-request.ts'

export type ShapeContent = {
  readonly end: Offset
  readonly isUpToDate: boolean
  /** Nothing came within the time, or nothing was asked for: this answer must never be taken for a later one. */
  readonly isEmptyHanded?: boolean
  readonly body: EngineAnswer['body']
}

const INITIAL = 'public, max-age=604800, s-maxage=3600, stale-while-revalidate=2629746'
const LIVE = 'public, max-age=5, stale-while-revalidate=5'

/** Status 200 or 304 with all that a client and a cache read from the headers. */
export function shapeAnswer(asked: ShapeRequest, content: ShapeContent, deps: ServeDeps): EngineAnswer {
  const { request, params, definition, shape } = asked
  const { end, isUpToDate, isEmptyHanded = false } = content
  const offset = formatOffset(end)
  const tag = `${shape.handle}:${params.offsetText}:${offset}`
  const etag = isEmptyHanded ? `"${tag}:${process.hrtime.bigint()}"` : `"${tag}"`
  const headers: Record<string, string> = {
    'content-type': JSON_TYPE,
    'cache-control': cacheControl(asked, deps),
    ...(params.isLive && { 'electric-cursor': cursor(asked, deps) }),
    etag,
    'electric-handle': shape.handle,
    ...(isUpToDate && { 'electric-up-to-date': '' }),
    'electric-has-data': String(!isEmptyHanded),
    'electric-offset': offset,
  }
  if (isCacheable(request.method) && namesTag(request.header('if-none-match'), etag)) {
    return { status: 304, headers, body: '' }
  }
  if (!params.isLive) headers['electric-schema'] = schemaOf(definition)
  return { status: 200, headers, body: content.body }
}

/** By their columns, which shapes of all columns of one table share. */
const schemas = new WeakMap<readonly string[], { readonly table: Table; readonly schema: string }>()

export function schemaOf({ table, columns }: ShapeDefinition): string {
  const known = schemas.get(columns)
  if (known?.table === table) return known.schema
  const schema = schemaHeader(table, columns)
  schemas.set(columns, { table, schema })
  return schema
}

export function upToDateMessage(lsn: bigint): string {
  return `{"headers":{"control":"up-to-date","global_last_seen_lsn":"${lsn}"}}`
}

/** A list from parts that are lists already, without their brackets. */
export function listOf(...parts: readonly (string | Buffer)[]): (string | Buffer)[] {
  const body: (string | Buffer)[] = ['[']
  for (const part of parts.filter(({ length }) => length > 0)) {
    if (body.length > 1) body.push(',')
    body.push(part)
  }
  body.push(']')
  return body
}

function cacheControl({ request, params }: ShapeRequest, { limits }: ServeDeps): string {
  if (!isCacheable(request.method)) return 'no-cache'
  // A little less than a stream stays open, so that those who come meanwhile may share it.
  if (params.isSse) return `public, max-age=${Math.max(1, Math.floor(limits.sseMs / 1_000) - 1)}`
  if (params.isLive) return LIVE
  if (params.offset !== 'now' && params.offset.tx < 0n) return INITIAL
  return `public, max-age=${limits.maxAgeS}, stale-while-revalidate=${limits.staleAgeS}`
}

function cursor({ params }: ShapeRequest, { clock }: ServeDeps): string {
  return String(nextCursor(params.cursor, clock(), Math.random))
}

function namesTag(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => bare(tag) === bare(etag)) ?? false
}

function bare(tag: string): string {
  return tag.trim().replace(/^"|"$/g, '')
}
