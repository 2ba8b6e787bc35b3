/* For tests: says again what it is told, breaks, leaves or hangs as it is told. */
import { parentPort } from 'node:worker_threads'

const answers = {
  break: () => {
    throw new Error('broken')
  },
  leave: () => process.exit(0),
  hang: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
}

parentPort.on('message', (word) => parentPort.postMessage(answers[word]?.() ?? word))
