import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Alive, but this account may not look closer: it has to count as the process that was meant. */
const UNKNOWN = '?'

function exists(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command name may itself hold spaces and brackets, so the fields are counted from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    // Start times are ticks since the boot and repeat after one, hence the boot's id.
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`
  } catch {
    return UNKNOWN
  }
}

function darwinIdentity(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/**
 * Tells two processes apart that bore the same pid, by their start. Undefined means dead; a zombie is dead too, since
 * in a container without an init nobody may ever reap it.
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0 || !exists(pid)) return undefined
  if (process.platform === 'linux') return linuxIdentity(pid)
  return process.platform === 'darwin' ? darwinIdentity(pid) : UNKNOWN
}

export function isSameProcess(pid, identity) {
  const now = processIdentity(pid)
  return now !== undefined && (now === identity || now === UNKNOWN || identity === UNKNOWN)
}
