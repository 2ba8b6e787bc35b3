import { type PublishedConfiguration, publishedConfiguration } from '../configuration/published-configuration.ts'
import { leaveOut } from './leave-out.ts'

export type ReadDocument = {
  /** Undefined: not to be read at all. */
  readonly configuration: PublishedConfiguration | undefined
  /** Entries and values that this version does not understand, and goes without. */
  readonly leftOutCount: number
}

const NONE: ReadDocument = { configuration: undefined, leftOutCount: 0 }
/** What is left out of a list may leave it too short, and so its owner unreadable: as deep as documents are nested. */
const ROUNDS_MAX = 8

const read = new WeakMap<object, ReadDocument>()

/**
 * The branch's configuration out of its row. A newer server may say more than this version understands, and a device must
 * work on: fields that it does not know it does not see, an entry of a list that it cannot read is left out, and so is a
 * single value that need not be there [RE5]. Not so the branch's clock: numbers rest on its days.
 */
export function readConfiguration(document: unknown): ReadDocument {
  if (typeof document !== 'object' || document === null) return NONE
  const known = read.get(document)
  if (known !== undefined) return known
  const found = readLeniently(document)
  read.set(document, found)
  return found
}

function readLeniently(document: object): ReadDocument {
  const strict = publishedConfiguration.safeParse(document)
  if (strict.success) return { configuration: strict.data, leftOutCount: 0 }
  const copy: unknown = JSON.parse(JSON.stringify(document))
  let leftOutCount = 0
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const parsed = publishedConfiguration.safeParse(copy)
    if (parsed.success) return { configuration: parsed.data, leftOutCount }
    const count = leaveOut(copy, parsed.error.issues)
    if (count === undefined) return NONE
    leftOutCount += count
  }
  return NONE
}
