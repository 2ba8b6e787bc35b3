import { z } from 'zod'
import { type TableChange, tableNames } from '../../../sync/ports/store.ts'
import { isReadable } from './table-schemas.ts'

const key = z.union([z.string(), z.array(z.union([z.string(), z.number()]))])
const change = z
  .object({
    table: z.enum(tableNames as [(typeof tableNames)[number], ...(typeof tableNames)[number][]]),
    put: z.array(z.unknown()),
    deleted: z.array(key),
    cleared: z.union([z.literal('all'), z.object({ from: key, to: key })]).exactOptional(),
  })
  .refine(({ table, put }) => put.every((row) => isReadable(table, row)))
const notice = z.object({ commit: z.int().min(1), changes: z.array(change) })

export type CommitChannel = {
  tell(commit: number, changes: readonly TableChange[]): void
  close(): void
}

/** How the tabs tell one another of commits. What another version of the app says and we cannot read is read from the disk. */
export function openCommitChannel(
  database: string,
  hear: (commit: number, changes: readonly TableChange[]) => void,
): CommitChannel {
  const channel = new BroadcastChannel(`${database} commits`)
  channel.onmessage = ({ data }) => {
    const parsed = notice.safeParse(data)
    if (parsed.success) hear(parsed.data.commit, parsed.data.changes as unknown as readonly TableChange[])
  }
  let isClosed = false
  const untold: { readonly commit: number; readonly changes: readonly TableChange[] }[] = []
  const tellAll = (): void => {
    for (const each of untold.splice(0)) channel.postMessage(each)
  }
  // A message of our own, and no timer: hidden pages have those once a second.
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = tellAll

  return {
    /** Once whoever waits for the commit has gone on: copying it for the others takes as long as a part of the way to the disk. */
    tell(commit, changes) {
      // A write that was on its way when the store was closed stands all the same; the others find it on the disk.
      if (isClosed) return
      untold.push({ commit, changes })
      port2.postMessage(undefined)
    },
    close() {
      tellAll()
      isClosed = true
      port1.close()
      channel.close()
    },
  }
}
