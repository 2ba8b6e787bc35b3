import { runLoad } from './floor/run-load.ts'
import type { LoadMessage, LoadOrder } from './floor/start-load.ts'

/** The load generator: a process of its own, so that it takes no time from the server but what it asks. */
process.once('message', (order: LoadOrder) => {
  const tell = (message: LoadMessage): void => void process.send?.(message)
  runLoad({
    ...order,
    onMeasuring: () => tell({ kind: 'measuring' }),
    onMeasured: () => tell({ kind: 'measured' }),
    progress: (line) => tell({ kind: 'progress', line }),
  }).then(
    // Open polls and pages would keep it alive.
    (result) => process.send?.({ kind: 'result', result } satisfies LoadMessage, () => process.exit(0)),
    (error: Error) =>
      process.send?.({ kind: 'broke', why: error.stack ?? error.message } satisfies LoadMessage, () => process.exit(1)),
  )
})
