import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ShapeName } from '../../../sync/permissions/shapes.ts'
import type { Faults } from './faults.ts'
import type { Answer, HttpLine } from './http-line.ts'
import type { LightDevice } from './light-device.ts'

/** The gate ends a poll after 24 s; whoever hears nothing for longer than this has lost it. */
const POLL_MS_MAX = 40_000
const RETRY_MS = 500

export type ShapeMessage = {
  readonly value?: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, unknown>>
}
type Place = { handle?: string; offset: string; cursor?: string; isLive: boolean }

export type Following = {
  readonly line: HttpLine
  readonly faults: Faults
  readonly device: LightDevice
  readonly shape: ShapeName
  /** Undefined while nothing is measured. */
  onAnswer(messages: readonly ShapeMessage[], isLive: boolean): void
  onRefetch(): void
  isStopped(): boolean
}

/**
 * Electric's protocol as its client speaks it: from -1 to the first up-to-date, then one poll after the other; a 409 begins
 * anew with the handle that it names. Written by hand, because 1080 streams of the library would cost this machine more than
 * the server that is measured; the library itself is tried against the gate elsewhere (GK13). It asks for no chunk ahead.
 */
export async function followShape(following: Following): Promise<void> {
  const { line, faults, device, shape, isStopped, onAnswer, onRefetch } = following
  const opened = randomUUID()
  let place: Place = { offset: '-1', isLive: false }
  while (!isStopped()) {
    const asked = { path: pathOf(device, shape, opened, place), address: device.place.address, headers: device.headers }
    let answer: Answer
    try {
      answer = await line.ask({ ...asked, msMax: POLL_MS_MAX })
    } catch (error) {
      if (isStopped()) return
      faults.add('shape unanswered', error)
      await sleep(RETRY_MS)
      continue
    }
    if (answer.status === 409) {
      onRefetch()
      place = { offset: '-1', isLive: false, ...handleOf(answer) }
    } else if (answer.status === 200) {
      onAnswer(JSON.parse(answer.text) as ShapeMessage[], place.isLive)
      place = placeBehind(place, answer)
    } else {
      faults.add(`shape ${answer.status}`, answer.text)
      await sleep(RETRY_MS)
    }
  }
}

function pathOf({ branch }: LightDevice, shape: ShapeName, opened: string, { handle, offset, cursor, isLive }: Place) {
  const query = new URLSearchParams({ shape, branch: branch.branchId, opened, offset })
  if (handle !== undefined) query.set('handle', handle)
  if (cursor !== undefined) query.set('cursor', cursor)
  if (isLive) query.set('live', 'true')
  return `/v1/shape?${query}`
}

function placeBehind(place: Place, answer: Answer): Place {
  const { headers } = answer
  const cursor = headers['electric-cursor'] ?? place.cursor
  return {
    ...handleOf(answer),
    offset: String(headers['electric-offset'] ?? place.offset),
    ...(cursor !== undefined && { cursor: String(cursor) }),
    isLive: place.isLive || 'electric-up-to-date' in headers,
  }
}

function handleOf({ headers }: Answer): { handle?: string } {
  const handle = headers['electric-handle']
  return handle === undefined ? {} : { handle: String(handle) }
}
