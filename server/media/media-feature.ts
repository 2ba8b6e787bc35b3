import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Identity } from '../auth/identity.ts'
import type { RunConfig } from '../config/config-type.ts'
import type { App } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { byteRange } from './byte-range.ts'
import { findMedium } from './find-medium.ts'
import { isMediaPass } from './media-pass.ts'

export type MediaDeps = {
  readonly config: Pick<RunConfig, 'dataDirectory'>
  readonly identity: Pick<Identity, 'box' | 'now'>
}

const PREFIX = '/media/'

/**
 * What displays show beside the calls: files that the operator puts into `media` of the data folder. A tenant's stand in the
 * folder of its name and are for its own displays, which bring a pass (`decisions/0001`); what stands in no folder is for
 * everybody. A television fetches a film in parts, and a part is all that is read of it.
 */
export function mediaFeature(app: App, { config, identity }: MediaDeps): void {
  const folder = join(config.dataDirectory, 'media')
  app.get(`${PREFIX}*`, async (c) => {
    const name = c.req.path.slice(PREFIX.length)
    const [tenant, ...rest] = name.split('/')
    const isOpen = rest.length === 0 || isMediaPass(identity.box, tenant ?? '', c.req.query('pass'), identity.now())
    const found = isOpen ? await findMedium(folder, name) : undefined
    // The same for what is not there and for what is another tenant's.
    if (found === undefined) throw httpErrorOf('not_found')
    const { path, type, bytes, etag } = found
    const told = { etag, 'cache-control': 'no-cache', 'accept-ranges': 'bytes' }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, told)
    // Parts of a file that was replaced since would not fit together.
    const condition = c.req.header('if-range')
    const isSameFile = condition === undefined || condition === etag
    const range = byteRange(isSameFile ? c.req.header('range') : undefined, bytes)
    if (range === 'unsatisfiable') return c.body(null, 416, { ...told, 'content-range': `bytes */${bytes}` })
    const part = range === 'whole' ? { start: 0, end: bytes - 1 } : range
    const headers = { ...told, 'content-type': type, 'content-length': String(part.end - part.start + 1) }
    // Who asks for the head alone would leave an opened file behind; no part of an empty one can be read.
    const isBodyless = c.req.method === 'HEAD' || bytes === 0
    const body = isBodyless ? null : (Readable.toWeb(createReadStream(path, part)) as ReadableStream<Uint8Array>)
    if (range === 'whole') return c.newResponse(body, 200, headers)
    return c.newResponse(body, 206, { ...headers, 'content-range': `bytes ${part.start}-${part.end}/${bytes}` })
  })
}
