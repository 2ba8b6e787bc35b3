import type { FromLens, ToLens } from './lens-messages.ts'

/** A worker with a lens in it, or what stands for one in a test. */
export type LensWorker = {
  send(message: ToLens): void
  end(): void
}
export type SpawnLens = (hear: (message: FromLens) => void, onCrash: () => void) => LensWorker

export const spawnLens: SpawnLens = (hear, onCrash) => {
  const worker = new Worker(new URL('./worker/lens-worker.ts', import.meta.url), { type: 'module', name: 'lens' })
  worker.addEventListener('message', ({ data }: MessageEvent<FromLens>) => hear(data))
  worker.addEventListener('error', onCrash)
  worker.addEventListener('messageerror', onCrash)
  return { send: (message) => worker.postMessage(message), end: () => worker.terminate() }
}
