import { type BlockList, isIP } from 'node:net'

/** More hops than any real chain of proxies. */
const HOPS_MAX = 10

/** IPv4 arrives as ::ffff:a.b.c.d on a socket that listens on IPv6. */
function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
}

function isTrusted(address: string, proxies: BlockList): boolean {
  const family = isIP(address)
  return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6')
}

/**
 * The address that a rate limit counts: the socket's, or, walking X-Forwarded-For from its trustworthy end, the first that is
 * no proxy of ours. What stands before that was written by the caller.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, proxies: BlockList): string {
  let client = plain(socketAddress)
  const hops = (forwardedFor ?? '').split(',').slice(-HOPS_MAX).map(plain)
  while (isTrusted(client, proxies)) {
    const hop = hops.pop()
    if (hop === undefined || isIP(hop) === 0) break
    client = hop
  }
  return client
}
