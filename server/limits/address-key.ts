import { isIP } from 'node:net'

/** A site gets a /64 at least, and whoever has one has all its addresses: counting single ones would count nothing. */
const GROUPS_OF_64 = 4
const GROUPS = 8
const MAPPED_IPV4 = /^(?:0:){5}ffff:(?<high>[0-9a-f]+):(?<low>[0-9a-f]+)$/

/**
 * What of an address is counted: the whole of an IPv4 address, the first 64 bits of an IPv6 one. One spelling for each, so
 * that zeros, capitals and an IPv4 address in IPv6 clothes do not make several callers of one.
 */
export function addressKey(address: string): string {
  const [bare = ''] = address.trim().toLowerCase().split('%')
  const family = isIP(bare)
  if (family === 4) return bare
  if (family === 0) return 'unknown'
  const groups = groupsOf(bare)
  const mapped = MAPPED_IPV4.exec(groups.join(':'))?.groups
  if (mapped !== undefined) return [...bytesOf(mapped.high), ...bytesOf(mapped.low)].join('.')
  return `${groups.slice(0, GROUPS_OF_64).join(':')}::/64`
}

/** The eight groups of a valid address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.replace(/(?<=:)[\d.]+$/, dottedToGroups).split('::')
  const front = toGroups(head)
  const back = toGroups(tail ?? '')
  const gap = tail === undefined ? 0 : GROUPS - front.length - back.length
  return [...front, ...Array<string>(gap).fill('0'), ...back]
}

function toGroups(text: string): string[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16).toString(16))
}

/** `::ffff:192.0.2.1` writes its last two groups as four decimal bytes. */
function dottedToGroups(text: string): string {
  if (!text.includes('.')) return text
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}

function bytesOf(group: string | undefined): [number, number] {
  const value = Number.parseInt(group ?? '0', 16)
  return [value >> 8, value & 255]
}
