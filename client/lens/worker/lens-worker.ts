import type { PGlite } from '@electric-sql/pglite'
import { SWEEP_EVERY_ROWS } from '../lens-limits.ts'
import type { FromLens, ToLens } from '../lens-messages.ts'
import { applyChange, type Change } from './apply-change.ts'
import { isRefusal } from './is-refusal.ts'
import { openDatabase } from './open-database.ts'

/** One message after the other, in the order in which they came. */
let last: Promise<void> = Promise.resolve()
let database: PGlite | undefined
let parts: Change[] = []
let rowsSinceSweep = 0

addEventListener('message', ({ data }: MessageEvent<ToLens>) => {
  last = last.then(() => handle(data))
})

const say = (message: FromLens): void => postMessage(message)
const done = (id: number, rows: readonly unknown[] = [], leftOut = 0): void => say({ id, kind: 'done', rows, leftOut })

async function handle(message: ToLens): Promise<void> {
  const { id } = message
  try {
    if (message.kind === 'start') {
      database = await openDatabase(message.data)
      done(id)
    } else if (message.kind === 'change') {
      parts.push(message)
      done(id, [], message.isLast ? await change(opened()) : 0)
    } else {
      const { rows } = await opened().query(message.sql, [...message.values])
      done(id, rows)
    }
  } catch (error) {
    if (isRefusal(error)) say({ id, kind: 'refused', code: error.code })
    else say({ kind: 'fatal', reason: String(error) })
  }
}

async function change(into: PGlite): Promise<number> {
  const whole = parts
  parts = []
  const leftOut = await applyChange(into, whole)
  rowsSinceSweep += whole.reduce((sum, { put, gone }) => sum + put.length + gone.length, 0)
  if (rowsSinceSweep >= SWEEP_EVERY_ROWS) await sweep(into)
  return leftOut
}

/** Nobody else does here what Postgres leaves to its helpers: old rows, counts for its plans, its log. */
async function sweep(swept: PGlite): Promise<void> {
  rowsSinceSweep = 0
  await swept.exec('vacuum analyze')
  await swept.exec('checkpoint')
}

function opened(): PGlite {
  if (database === undefined) throw new Error('asked before it was started')
  return database
}
