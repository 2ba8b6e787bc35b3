import { setCounter } from './set-counter.ts'

export const openCounter = setCounter<'open_counter'>('open')
