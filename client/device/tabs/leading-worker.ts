import { createLeadership } from './locks-leadership.ts'

/** Runs in a worker that a test kills: leads, and never gives it up by itself. */
addEventListener('message', ({ data }) => {
  const after = (ms: number, work: () => void) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  }
  createLeadership({ name: data, locks: navigator.locks, after }).contend(() => {
    postMessage('leads')
    return () => undefined
  })
})
