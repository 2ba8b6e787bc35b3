import type { TableChange } from '../../../sync/ports/store.ts'
import { LOG_DATABASE } from './begin-new-log.ts'
import { isCarried } from './carried-tables.ts'
import { COMMITS } from './database-versions.ts'
import type { RecordedWrite } from './recorded-writes.ts'
import { CARRIED, uncarriedIn } from './uncarried.ts'

/** A device's own database, by its name. */
const OF_DEVICE = /^blesaf [0-9a-f-]{36}$/

/**
 * What a power cut could take from a person, of all the writes of a page life or of several, in their order: each one that
 * was not asked to be strict, but for content of the stream, and for what lay in a strict row of `commits` before and is
 * only carried into its table.
 */
export function weakWrites(
  writes: readonly RecordedWrite[],
  isOfDevice = (name: string) => OF_DEVICE.test(name),
): string[] {
  const kept = new Set<string>()
  return writes.flatMap((write) => {
    if (write.durability === 'strict') {
      for (const text of textsOf(write)) kept.add(text)
      return []
    }
    const isOfDisk = isOfDevice(write.database) && (isBookkeeping(write) || isOfStream(write) || isKept(write, kept))
    const isFine = isOfDisk || write.database === LOG_DATABASE
    return isFine ? [] : [JSON.stringify(write)]
  })
}

/** The number of the last commit stays, and what is carried goes. */
const isBookkeeping = ({ table, act, row }: RecordedWrite): boolean =>
  table === COMMITS && (act === 'clear' || row === CARRIED)

const isOfStream = ({ table }: RecordedWrite): boolean => table !== COMMITS && !isCarried(table)

/** A deletion is told of its table as a whole: which keys went is the browser's. */
function isKept({ table, act, row }: RecordedWrite, kept: ReadonlySet<string>): boolean {
  return kept.has(act === 'put' ? putText(table, row) : goneText(table))
}

function textsOf({ table, act, row }: RecordedWrite): string[] {
  if (table !== COMMITS) return act === 'put' ? [putText(table, row)] : [goneText(table)]
  return uncarriedIn([row]).changes.flatMap((change: TableChange) => [
    ...change.put.map((each) => putText(change.table, each)),
    ...(change.deleted.length > 0 || change.cleared !== undefined ? [goneText(change.table)] : []),
  ])
}

const putText = (table: string, row: unknown): string => `${table} ${JSON.stringify(row)}`
const goneText = (table: string): string => `${table} gone`
