import { setCounter } from './set-counter.ts'

export const pauseCounter = setCounter<'pause_counter'>('paused', (meant) => meant.args.reason ?? null)
