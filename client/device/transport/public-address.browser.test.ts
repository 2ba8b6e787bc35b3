import { afterEach, expect, test } from 'vitest'
import { openKeyCabinet } from '../keys/key-cabinet.ts'
import { done } from '../store/requests.ts'
import { openPublicAddress } from './public-address.ts'

const name = `cabinet ${crypto.randomUUID()}`
const cabinet = openKeyCabinet(name)
afterEach(() => done(indexedDB.deleteDatabase(name)))

test('[Q7] a ticket bears the address that the server told last, also after a start without a server', async () => {
  const address = await openPublicAddress(cabinet, 'http://10.0.0.7')
  expect(address.current()).toBe('http://10.0.0.7')
  await address.hear({})
  expect(address.current()).toBe('http://10.0.0.7')
  await address.hear({ public_url: 'https://queue.bank.tn' })
  expect(address.current()).toBe('https://queue.bank.tn')
  expect((await openPublicAddress(cabinet, 'http://10.0.0.7')).current()).toBe('https://queue.bank.tn')
})
