import type { ClientFile, Encoding } from './client-files.ts'

/** Smallest first. */
const KNOWN: readonly Encoding[] = ['br', 'gzip']

/** The smallest form of a file that the caller says it can read; undefined for the plain one. */
export function pickEncoding(accepted: string | undefined, encoded: ClientFile['encoded']): Encoding | undefined {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().toLowerCase())
  const names = wanted.filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part)).map((part) => part.split(';')[0]?.trim())
  return KNOWN.find((each) => names.includes(each) && encoded[each] !== undefined)
}
