import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What is no address of the public internet: loopback, private, link-local (a cloud's own services), shared, multicast. */
const inside = new BlockList()
const IPV4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
]
// What is mapped from IPv4 is looked up there by the list itself.
const IPV6: [string, number][] = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
]
for (const [net, bits] of IPV4) inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of IPV6) inside.addSubnet(net, bits, 'ipv6')

export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  return family !== 0 && !inside.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * How the sender finds a host: a name that leads inside leads nowhere, whatever it said a moment ago. The connection is made
 * to the very address that was looked at.
 */
export const publicLookup: LookupFunction = (host, options, callback) => {
  const asked: LookupOptions = { ...options, all: true }
  lookup(host, asked as LookupOptions & { all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const open = found.filter(({ address }) => isPublicAddress(address))
    const [first] = open
    if (first === undefined) return callback(new Error('the push service has no public address'), '', 0)
    if (options.all === true) return callback(null, open)
    callback(null, first.address, first.family)
  })
}
