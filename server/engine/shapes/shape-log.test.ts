import { expect, test } from 'vitest'
import { AFTER_SNAPSHOT } from './offset.ts'
import { ShapeLog } from './shape-log.ts'

function put(log: ShapeLog, tx: bigint, op: number, size = 10, isLast = true): void {
  const [head, tail] = ['{"a":{', `${'x'.repeat(size)}}}`]
  log.append(tx, op, { head, tail, bytes: head.length + tail.length })
  if (isLast) log.endTransaction()
}

test('[EN51] an empty log is read from anywhere and ends after the snapshot', () => {
  const read = new ShapeLog(100).read({ tx: 0n, op: 0 })
  expect(read).toMatchObject({ isEmpty: true, end: AFTER_SNAPSHOT })
})

test('[EN51] a read has what is after the offset, also after one that was never given out', () => {
  const log = new ShapeLog(1_000)
  for (const [tx, op] of [
    [5n, 0],
    [5n, 2],
    [9n, 0],
  ] as const) {
    put(log, tx, op)
  }
  const ends = [AFTER_SNAPSHOT, { tx: 5n, op: 0 }, { tx: 5n, op: 1 }, { tx: 7n, op: 4 }].map(
    (offset) =>
      JSON.parse(`[${String(log.read(offset).json).replaceAll(/x+/g, '')}]`.replaceAll('"last":true,', '')).length,
  )
  expect(ends).toEqual([3, 2, 2, 1])
  expect(log.read({ tx: 9n, op: 0 })).toMatchObject({ isEmpty: true, end: { tx: 9n, op: 0 } })
})

test('[EN52] a chunk ends with the message that fills it, and stays as it is when the log grows', () => {
  const log = new ShapeLog(100)
  for (let op = 0; op < 10; op += 2) put(log, 1n, op, 40, false)
  const first = log.read(AFTER_SNAPSHOT)
  expect(first.end).toEqual({ tx: 1n, op: 4 })
  expect(log.read(first.end).end).toEqual({ tx: 1n, op: 8 })
  put(log, 2n, 0, 500)
  expect(log.read(AFTER_SNAPSHOT).end).toEqual({ tx: 1n, op: 4 })
  // The open chunk was not full: it takes the large one, whole.
  expect(log.read(first.end).end).toEqual({ tx: 2n, op: 0 })
})

test('[EN67] all who read at one place get the same bytes, though they are many', () => {
  const log = new ShapeLog(1_000_000)
  put(log, 1n, 0, 900_000)
  expect(log.read(AFTER_SNAPSHOT).json).toBe(log.read(AFTER_SNAPSHOT).json)
})

test('[EN53] a read to a head leaves out what came after it', () => {
  const log = new ShapeLog(1_000)
  put(log, 1n, 0)
  const head = log.tail
  put(log, 2n, 0)
  expect(log.read(AFTER_SNAPSHOT, head).end).toEqual({ tx: 1n, op: 0 })
  expect(log.read(AFTER_SNAPSHOT).end).toEqual({ tx: 2n, op: 0 })
})

test('[EN54] the last message of a transaction says so', () => {
  const log = new ShapeLog(1_000)
  put(log, 1n, 0, 0, false)
  put(log, 1n, 2, 0, true)
  expect(String(log.read(AFTER_SNAPSHOT).json)).toBe('{"a":{}},{"a":{"last":true,}}')
  expect(log.messagesAfter({ tx: 1n, op: 0 })).toEqual(['{"a":{"last":true,}}'])
})

test('[EN69] a reader of events who resumes at the beginning of a transaction is past all of it', () => {
  const log = new ShapeLog(100)
  put(log, 1n, 0)
  put(log, 5n, 0, 1, false)
  put(log, 5n, 2, 1, false)
  put(log, 5n, 4)
  expect(log.resumeAt({ tx: 5n, op: 0 })).toEqual({ tx: 5n, op: Number.POSITIVE_INFINITY })
  const others = [AFTER_SNAPSHOT, { tx: 0n, op: 0 }, { tx: 1n, op: 0 }, { tx: 5n, op: 2 }, { tx: 7n, op: 0 }]
  expect(others.map((offset) => log.resumeAt(offset))).toEqual(others)
})

test('[EN69] one whose answer ended with a chunk in the middle of a transaction gets the rest of it', () => {
  const log = new ShapeLog(100)
  put(log, 5n, 0, 200, false)
  put(log, 5n, 2)
  const { end } = log.read(AFTER_SNAPSHOT)
  expect(end).toEqual({ tx: 5n, op: 0 })
  expect(log.resumeAt(end)).toEqual(end)
})
