import { expect, test } from 'vitest'
import { addressKey } from './address-key.ts'

test.each([
  ['198.51.100.7', '198.51.100.7'],
  [' 198.51.100.7 ', '198.51.100.7'],
  ['::ffff:198.51.100.7', '198.51.100.7'],
  ['::FFFF:c633:6407', '198.51.100.7'],
  ['0:0:0:0:0:ffff:c633:6407', '198.51.100.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8::198.51.100.7', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['1:2:3:4:5:6:198.51.100.7', '1:2:3:4::/64'],
])('[ID16] %j is counted as %j', (address, expected) => {
  expect(addressKey(address)).toBe(expected)
})

test('[ID16] neighbours in one /64 are one caller, in another they are another', () => {
  expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb::2'))
  expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'))
  expect(addressKey('198.51.100.8')).not.toBe(addressKey('198.51.100.7'))
})

test.each(['', 'unknown', '1.2.3', 'g::1', '1:2:3:4:5:6:7:8:9', '198.51.100.7, 1.1.1.1', '::1\0'])(
  '[ID16] %j, which is no address, is counted with all others that are none',
  (address) => expect(addressKey(address)).toBe('unknown'),
)
