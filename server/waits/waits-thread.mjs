/* The door of the thread in which waits are quoted: it teaches the thread to read TypeScript, which is not inherited. */
import { register } from 'tsx/esm/api'

register()
await import('./waits-worker.ts')
