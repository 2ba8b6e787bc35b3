import { BlockList } from 'node:net'
import { expect, test } from 'vitest'
import { clientAddress } from './client-address.ts'

const proxies = new BlockList()
proxies.addSubnet('10.0.0.0', 8, 'ipv4')

test.each([
  ['a caller without a proxy', '203.0.113.9', undefined, '203.0.113.9'],
  ['a caller who invents a header', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
  ['one proxy', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['two proxies', '10.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113.9'],
  ['a caller who invents a hop behind a proxy', '10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
  ['IPv4 on an IPv6 socket', '::ffff:10.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['garbage from a proxy', '10.0.0.1', 'unknown', '10.0.0.1'],
  ['a proxy that says nothing', '10.0.0.1', undefined, '10.0.0.1'],
])('%s', (_, socket, forwarded, expected) => {
  expect(clientAddress(socket, forwarded, proxies)).toBe(expected)
})
