import type { Device } from '../../../sync/device/device.ts'
import { createQuoter } from './create-quoter.ts'
import { followWaits } from './follow-waits.ts'
import type { Waits } from './waits.ts'

/** One worker for the life of the page: the screens come and go. */
const quote = createQuoter(startWaitsWorker, after)

export function startWaits(device: Device, publish: (waits: Waits) => void): () => void {
  return followWaits({ device, quote, after, publish })
}

function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** The bundler finds the worker by this very form. */
function startWaitsWorker(): Worker {
  return new Worker(new URL('./waits-worker.ts', import.meta.url), { type: 'module' })
}
