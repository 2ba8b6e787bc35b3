import { z } from 'zod'
import { metaSchemas } from '../../../sync/device/meta.ts'
import { isOutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { TableName } from '../../../sync/ports/store.ts'
import { isBaseRow, isConfirmedRow, shapePosition } from '../../../sync/replica/stored-rows.ts'

const metaRow = z.object({ key: z.string(), value: z.unknown() }).check((context) => {
  const schema = Object.entries(metaSchemas).find(([key]) => key === context.value.key)?.[1]
  if (schema === undefined || schema.safeParse(context.value.value).success) return
  context.issues.push({ code: 'custom', message: 'not what this key holds', input: context.value })
})
const placeRow = z.object({ id: z.string(), writer: z.string(), seq: z.int().min(1) })
const numberRow = z.object({ day: z.string(), prefix: z.string(), letter: z.string(), last: z.int() })
const printRow = z.object({ ticket_id: z.string(), command_id: z.string(), state: z.string(), made_at: z.number() })
const unreadableRow = z.object({ id: z.string(), table: z.string(), found: z.unknown(), at: z.number() })

const fits = (schema: z.ZodType) => (row: unknown) => schema.safeParse(row).success
const checks: Record<TableName, (row: unknown) => boolean> = {
  meta: fits(metaRow),
  outbox: isOutboxRow,
  places: fits(placeRow),
  base: isBaseRow,
  confirmed: isConfirmedRow,
  positions: fits(shapePosition),
  numbers: fits(numberRow),
  prints: fits(printRow),
  unreadable: fits(unreadableRow),
}

/**
 * Whether a row is what its table holds [ST5]. It is used as it was found, not as a schema would rebuild it: fields that
 * another version of the app has added must survive our writing the row again.
 */
export function isReadable(table: TableName, row: unknown): boolean {
  return checks[table](row)
}
