import type { Reply } from '../../sync/ports/transport.ts'
import type { ShapeNews } from '../../sync/replica/follow-shape.ts'
import type { HeartbeatAnswer } from '../../sync/wire/heartbeat.ts'
import type { PushAnswer } from '../../sync/wire/push.ts'

/** What a test calls in the page: a device's own parts, without the core that will drive them. */
export type PageApi = {
  /** The kind of the reply, or the refusal's code. */
  enrol(code: string): Promise<string>
  open(): Promise<{ readonly kind: string; readonly deviceId: string | undefined; readonly isExportable: boolean }>
  /** Follows the shapes once this tab leads. */
  lead(shapes: readonly string[]): void
  isLeader(): boolean
  /** From the disk. */
  rows(shape: string): Promise<Record<string, unknown>[]>
  position(shape: string): Promise<{ readonly handle: string; readonly offset: string } | undefined>
  news(): readonly ShapeNews['kind'][]
  /** Rows that other tabs' or this tab's commits have put, by table. */
  heard(): Readonly<Record<string, number>>
  heartbeat(): Promise<Reply<HeartbeatAnswer>>
  push(body: string): Promise<Reply<PushAnswer>>
  /** Writes as much to a disk of its own; the code of the refusal and what the browser said, or undefined. */
  fill(bytes: number): Promise<{ readonly code: string; readonly cause: string } | undefined>
}
