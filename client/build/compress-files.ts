import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const WORTH_IT = /\.(?:js|css|html|svg|webmanifest|wasm|data)$/
/** Below this the headers weigh more than what is saved. */
const BYTES_MIN = 1_000
/** Above this the last step of smallness takes half a minute of everybody's first start, for a tenth of the bytes. */
const LARGE_BYTES = 2_000_000
const LARGE_QUALITY = 9

const toBrotli = promisify<Uint8Array, object, Uint8Array>(brotliCompress)
const toGzip = promisify<Uint8Array, object, Uint8Array>(gzip)

/** Once at build time and as small as can be, in place of again and again while people wait. */
export async function compressFiles(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => WORTH_IT.test(name))
  await Promise.all(names.map((name) => compressFile(join(folder, name))))
}

async function compressFile(path: string): Promise<void> {
  const bytes = readFileSync(path)
  if (bytes.length < BYTES_MIN) return
  const quality = bytes.length > LARGE_BYTES ? LARGE_QUALITY : constants.BROTLI_MAX_QUALITY
  writeFileSync(`${path}.br`, await toBrotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }))
  writeFileSync(`${path}.gz`, await toGzip(bytes, { level: constants.Z_BEST_COMPRESSION }))
}
