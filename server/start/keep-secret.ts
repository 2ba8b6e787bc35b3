import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

const SECRET_BYTES = 48
const SECRET_LENGTH_MIN = 32
const OWNER_ONLY = 0o600

/** The secret of this installation, in a folder that exists: made at the first start, the same at every later one. */
export function keepSecret(dataDirectory: string): string {
  const path = join(dataDirectory, 'secret')
  const secret = read(path) ?? make(path)
  if (secret.length < SECRET_LENGTH_MIN) {
    throw new StartError(
      'secret_invalid',
      `${path} holds no secret. Remove it to have a new one made, or set APP_SECRET.`,
    )
  }
  return secret
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new StartError('secret_invalid', `${path} cannot be read by this account.`, { cause: error })
  }
}

/** Written aside and linked into place: of two servers that start at once both then read the first one's, whole. */
function make(path: string): string {
  const aside = `${path}.${process.pid}`
  const secret = randomBytes(SECRET_BYTES).toString('base64url')
  writeFileSync(aside, `${secret}\n`, { mode: OWNER_ONLY, flag: 'wx' })
  try {
    linkSync(aside, path)
    return secret
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFileSync(path, 'utf8').trim()
    throw error
  } finally {
    rmSync(aside)
  }
}
