import { isOutboxRow, type OutboxRow } from './outbox-row.ts'

/**
 * Rows as they were found on the disk, parted into those that can be used and those that cannot [ST5]. As found, not as the
 * schema would make them: fields that another version of the app has added must survive our writing the row again [OB7].
 */
export function readRows(found: readonly unknown[]): { readonly rows: OutboxRow[]; readonly unreadable: unknown[] } {
  const rows: OutboxRow[] = []
  const unreadable: unknown[] = []
  for (const each of found) {
    if (isOutboxRow(each)) rows.push(each as OutboxRow)
    else unreadable.push(each)
  }
  return { rows, unreadable }
}
