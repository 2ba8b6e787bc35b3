import { expect, test } from 'vitest'
import { isPublicAddress, publicLookup } from './public-lookup.ts'

const found = (host: string, all: boolean) =>
  new Promise((resolve) => publicLookup(host, { all }, (error, address) => resolve(error?.message ?? address)))

test('[TP6] an address inside is told from one of the internet', () => {
  for (const address of ['8.8.8.8', '142.250.1.1', '2a00:1450:4006:80c::200a'])
    expect(isPublicAddress(address)).toBe(true)
  const inside = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0']
  const six = ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', 'ff02::1', '224.0.0.1', 'x', '']
  for (const address of [...inside, ...six]) expect([address, isPublicAddress(address)]).toEqual([address, false])
})

test('[TP6] a name that leads inside leads nowhere, in either way of asking', async () => {
  expect(await found('localhost', true)).toBe('the push service has no public address')
  expect(await found('127.0.0.1', false)).toBe('the push service has no public address')
})
