import type { TableName, WriteTransaction } from '../../../sync/ports/store.ts'

/** Only what was asked for may be read and changed, however much more the transaction itself can reach [ST1]. */
export function withinScope(tx: WriteTransaction, tables: readonly TableName[]): WriteTransaction {
  const within = <Name extends TableName>(table: Name): Name => {
    if (!tables.includes(table)) throw new Error(`${table} is not in the scope of this transaction`)
    return table
  }
  return {
    get: (table, key) => tx.get(within(table), key),
    all: (table, range) => tx.all(within(table), range),
    count: (table) => tx.count(within(table)),
    keys: (table) => tx.keys(within(table)),
    put: (table, rows) => tx.put(within(table), rows),
    delete: (table, keys) => tx.delete(within(table), keys),
    clear: (table, range) => tx.clear(within(table), range),
  }
}
