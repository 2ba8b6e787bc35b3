import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Account, canEnter } from './account.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** Where root keeps what the unprivileged account must reach although the checkout is closed to it. */
export const SYSTEM_HOME = '/var/lib/blesaf'

type Marker = { directory: string; data: string }

/**
 * A marker in a checkout that was moved still leads to its data; one in a copy of a checkout does not, or two checkouts
 * would share one cluster.
 */
function noted(directory: string): string | undefined {
  const path = `${directory}.location`
  if (!existsSync(path)) return undefined
  const marker = JSON.parse(readFileSync(path, 'utf8')) as Marker
  const isCopy = marker.directory !== directory && existsSync(`${marker.directory}.location`)
  return isCopy ? undefined : marker.data
}

function placeElsewhere(directory: string): string {
  const home = join(SYSTEM_HOME, createHash('sha256').update(directory).digest('hex').slice(0, 16))
  // 0711: the account passes through to its own folder and lists nothing.
  mkdirSync(SYSTEM_HOME, { recursive: true, mode: 0o755 })
  mkdirSync(home, { recursive: true, mode: 0o711 })
  const marker: Marker = { directory, data: join(home, 'postgres') }
  writeFileSync(`${directory}.location`, `${JSON.stringify(marker, null, 2)}\n`)
  return marker.data
}

/** The folder that really holds the cluster: `wanted` where possible, else one under SYSTEM_HOME that a marker names. */
export function placeData(wanted: string, findAccount: (data: string) => Account | undefined): string {
  mkdirSync(dirname(wanted), { recursive: true })
  const directory = join(realpathSync(dirname(wanted)), basename(wanted))
  const elsewhere = noted(directory)
  if (elsewhere !== undefined) return elsewhere
  const account = findAccount(directory)
  if (account === undefined || canEnter(dirname(directory), account)) return directory
  if (!existsSync(join(directory, 'PG_VERSION'))) return placeElsewhere(directory)
  throw new EmbeddedPostgresError(
    'data_unreachable',
    `The data in ${directory} belongs to ${account.name}, who can no longer enter ${dirname(directory)}. ` +
      'Make every folder above it passable again (chmod a+x).',
  )
}

/** Refuses early and in words what initdb and postgres would refuse with a riddle. */
export function assertOwnData(data: string): void {
  const uid = process.getuid?.()
  if (uid === undefined || uid === 0) return
  const owner = statSync(data, { throwIfNoEntry: false })?.uid
  if (owner === undefined || owner === uid) return
  throw new EmbeddedPostgresError(
    'data_of_another_account',
    `The data in ${data} belongs to uid ${owner}, this is uid ${uid}. ` +
      'Start as root or as that account, or give the folder to this one (chown -R).',
  )
}
