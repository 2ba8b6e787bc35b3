import type { Liveness } from './worker-liveness.ts'

/** Jobs are locked by the id of the library's pool of workers, which it makes itself and shows only here. */
export function livenessPlugin(liveness: Pick<Liveness, 'hold'>): GraphileConfig.Plugin {
  const held = new Map<string, Promise<void>>()
  return {
    name: 'BleSafLivenessPlugin',
    version: '1.0.0',
    worker: {
      hooks: {
        async startWorker(_context, { worker }) {
          const { id } = worker.workerPool
          const holding = held.get(id) ?? liveness.hold(id)
          held.set(id, holding)
          await holding
        },
      },
    },
  }
}
