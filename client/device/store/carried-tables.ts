import type { TableName } from '../../../sync/ports/store.ts'

/** Which tables a quick write may change: what is carried belongs to them. */
export const CARRIED_TABLES = [
  'meta',
  'outbox',
  'places',
  'numbers',
  'prints',
  'unreadable',
] as const satisfies readonly TableName[]

export const isCarried = (table: unknown): table is (typeof CARRIED_TABLES)[number] =>
  (CARRIED_TABLES as readonly unknown[]).includes(table)
