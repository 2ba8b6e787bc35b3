import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { processIdentity } from '../bootstrap/process-identity.mjs'

export type Postmaster = { pid: number; port: number; socketDirectory: string; isReady: boolean }

function readPidFile(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return { pid, port, socketDirectory: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** After a crash the pid in the file may belong to anybody: only a process that works in this folder is ours. */
function worksIn(data: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    if (process.platform === 'win32') return true
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(data)
  } catch {
    return false
  }
}

export type PostmasterState =
  | { kind: 'none' }
  | { kind: 'stale'; pid: number }
  | { kind: 'alive'; postmaster: Postmaster }

export function readPostmaster(data: string): PostmasterState {
  const postmaster = readPidFile(data)
  if (postmaster === undefined) return { kind: 'none' }
  const isAlive = processIdentity(postmaster.pid) !== undefined && worksIn(data, postmaster.pid)
  return isAlive ? { kind: 'alive', postmaster } : { kind: 'stale', pid: postmaster.pid }
}
