import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { isSameProcess, processIdentity } from './process-identity.mjs'

/*
 * A lock that a killed owner cannot leave behind. Node has no flock, and "delete the stale file, then create mine" lets
 * two processes that saw the same stale file both win. So the file bears a generation: `<base>.owner.<n>`. Whoever finds
 * the newest owner dead creates n + 1, exclusively; a released file is marked and stays, so that n never goes back.
 */

function generations(base) {
  const prefix = `${basename(base)}.owner.`
  return readdirSync(dirname(base))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => Number(name.slice(prefix.length)))
    .sort((a, b) => a - b)
}

function placeOf(base) {
  return join(realpathSync(dirname(base)), basename(base))
}

/** Undefined: nobody holds it. A lock that was copied along with its folder names another place and holds nothing. */
function livingOwner(base, generation) {
  try {
    const owner = JSON.parse(readFileSync(`${base}.owner.${generation}`, 'utf8'))
    const holds = !owner.released && owner.place === placeOf(base) && isSameProcess(owner.pid, owner.identity)
    return holds ? owner : undefined
  } catch (error) {
    // Gone: a newer generation cleaned up. Unreadable: no owner of ours, since ours appear whole by their link.
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** True when this process made that generation; the link is atomic and carries the whole content. */
function claim(base, generation, owner) {
  const draft = `${base}.owner-draft.${process.pid}`
  writeFileSync(draft, JSON.stringify(owner))
  try {
    linkSync(draft, `${base}.owner.${generation}`)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function release(base, generation, owner) {
  const draft = `${base}.owner-draft.${process.pid}`
  writeFileSync(draft, JSON.stringify({ ...owner, released: true }))
  renameSync(draft, `${base}.owner.${generation}`)
}

export function readOwner(base) {
  const newest = generations(base).at(-1)
  return newest === undefined ? undefined : livingOwner(base, newest)
}

export function acquireOwnerLock(base, label = '') {
  mkdirSync(dirname(base), { recursive: true })
  const owner = { pid: process.pid, identity: processIdentity(process.pid), place: placeOf(base), label }
  for (;;) {
    const newest = generations(base).at(-1) ?? 0
    const living = newest === 0 ? undefined : livingOwner(base, newest)
    if (living) return { held: false, owner: living }
    const mine = newest + 1
    if (!claim(base, mine, owner)) continue
    const all = generations(base)
    if (all.at(-1) === mine) {
      for (const old of all) if (old < mine) rmSync(`${base}.owner.${old}`, { force: true })
      return { held: true, release: () => release(base, mine, owner) }
    }
    // This process slept between looking and claiming, and newer generations have come and cleaned up meanwhile.
    rmSync(`${base}.owner.${mine}`, { force: true })
  }
}
