import { rmSync } from 'node:fs'
import { isSameProcess, processIdentity } from '../../server/bootstrap/process-identity.mjs'

const END_MS_MAX = 5_000
const POLL_MS = 20

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS)
}

/**
 * For a run that is interrupted: the test runner ends the process one millisecond after the signal, so this is
 * synchronous. Nothing on that disk is wanted any more, hence SIGQUIT. Returns what takes the precaution back.
 */
export function removeAtExit(postmasterPid: number, folder: string): () => void {
  const identity = processIdentity(postmasterPid)
  const remove = (): void => {
    if (identity !== undefined && isSameProcess(postmasterPid, identity)) process.kill(postmasterPid, 'SIGQUIT')
    for (let waitedMs = 0; waitedMs < END_MS_MAX && isSameProcess(postmasterPid, identity ?? ''); waitedMs += POLL_MS)
      pause()
    rmSync(folder, { recursive: true, force: true })
  }
  // The runner listens to the other signals, but a closed terminal would end the process without any exit event.
  const hangUp = (): never => process.exit(129)
  // On Ctrl-C the terminal and npm both send a SIGINT; the second must not cut the removal short.
  const stayAlive = (): void => undefined
  process.once('exit', remove)
  process.once('SIGHUP', hangUp)
  process.on('SIGINT', stayAlive)
  return () => {
    process.off('exit', remove)
    process.off('SIGHUP', hangUp)
    process.off('SIGINT', stayAlive)
  }
}
