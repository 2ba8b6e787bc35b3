import { expect, test } from 'vitest'
import { createOpenJobs } from './create-open-jobs.ts'
import { originalOf } from './print-job.ts'
import { transition } from './transition.ts'

const AT = 1_800_000_000_000
const first = originalOf('a', AT)
const failed = transition(first, { kind: 'failed', reason: 'paper_out', at: AT })
const again = transition(failed, { kind: 'again', at: AT })
const printed = transition(transition(again, { kind: 'began', at: AT }), { kind: 'printed', by: 'printer', at: AT })

test('[SL12] an older reading that comes late changes nothing', () => {
  const open = createOpenJobs()
  open.take([again])
  open.take([failed, first])
  expect(open.inOrder()).toEqual([again])
})

test('[SL12] what has ended does not come back', () => {
  const open = createOpenJobs()
  open.take([first, printed])
  open.take([again])
  expect(open.inOrder()).toEqual([])
  open.forget('b')
  open.take([originalOf('b', AT)])
  expect(open.inOrder()).toEqual([])
})

test('[SL2] they are in the order of the taps', () => {
  const open = createOpenJobs()
  open.take([originalOf('c', AT + 2), originalOf('b', AT), originalOf('a', AT + 1)])
  expect(open.inOrder().map(({ id }) => id)).toEqual(['b', 'a', 'c'])
})
