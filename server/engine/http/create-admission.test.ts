import { expect, test } from 'vitest'
import { createAdmission } from './create-admission.ts'

test('[EN16] beyond the number of requests at once the next is told when to come again, and nothing else is', () => {
  const admission = createAdmission({ initialRequestsMax: 2, existingRequestsMax: 1 })
  const leave = admission.enter('initial', 'GET')
  admission.enter('initial', 'GET')
  const refusal = admission.enter('initial', 'GET')
  expect(refusal).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } })
  if (typeof refusal === 'function' || typeof leave !== 'function') throw new Error('the wrong one was let in')
  expect(JSON.parse(String(refusal.body))).toMatchObject({ code: 'concurrent_request_limit_exceeded' })
  expect(Number(refusal.headers['retry-after'])).toBeGreaterThanOrEqual(6)
  expect(Number(refusal.headers['retry-after'])).toBeLessThanOrEqual(10)
  // Those who follow a log are counted apart.
  expect(admission.enter('existing', 'GET')).toBeTypeOf('function')
  leave()
  leave()
  expect(admission.running).toEqual({ initial: 1, existing: 1 })
  expect(admission.enter('initial', 'GET')).toBeTypeOf('function')
})
