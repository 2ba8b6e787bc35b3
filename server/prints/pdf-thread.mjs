/* The door of the thread in which pages are made: it teaches the thread to read TypeScript, which is not inherited. */
import { register } from 'tsx/esm/api'

register()
await import('./pdf-worker.ts')
