/** What was asked of a table within a writing transaction, and how durable the browser was asked to make that. */
export type RecordedWrite = {
  readonly database: string
  readonly durability: string
  readonly table: string
  readonly act: 'put' | 'add' | 'delete' | 'clear'
  /** Of a put or add, but for bare bytes. */
  readonly row?: unknown
}

/** What a page calls with each one, as text: a function of the test's that lies in the page. */
export const TELL_WRITE = 'tellWrite'

/**
 * Lies around IndexedDB itself from before the page's first script, so that no way to the disk goes past it. Told when it is
 * asked, since a page that dies hears no more of what it wrote. As text, because it goes into pages that have nothing
 * of the test's.
 */
export const RECORD_WRITES = `(() => {
  for (const act of ['put', 'add', 'delete', 'clear']) {
    const plain = IDBObjectStore.prototype[act]
    IDBObjectStore.prototype[act] = function (...given) {
      const { durability, db } = this.transaction
      const isTold = (act === 'put' || act === 'add') && !ArrayBuffer.isView(given[0])
      const row = isTold ? { row: given[0] } : {}
      globalThis.${TELL_WRITE}(JSON.stringify({ database: db.name, durability, table: this.name, act, ...row }))
      return plain.apply(this, given)
    }
  }
})()`
