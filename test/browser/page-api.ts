/** What a test calls in the page. */
export type PageApi = {
  /** The kind of the reply, the refusal's code, or why nobody was reached. */
  enrol(code: string): Promise<string>
  /** Also again, as after a reload; `ms` until the view stands. */
  open(): Promise<{
    readonly kind: string
    readonly deviceId: string | undefined
    readonly isExportable: boolean
    readonly ms: number
  }>
  sync(): {
    readonly rung: string
    readonly isLeader: boolean
    readonly pendingCount: number
    readonly troubles: string[]
  }
  counters(): number
  tickets(): readonly { readonly id: string; readonly number: string; readonly standing: string }[]
  /** The printed number, or why there is none, and how long the tap took. */
  issue(serviceId: string): Promise<{ readonly said: string; readonly commandId: string; readonly ms: number }>
  /** The kind of it, once the authority has decided. */
  outcome(commandId: string): Promise<string>
  mistakes(): readonly string[]
  /** Writes as much to a disk of its own; the code of the refusal and what the browser said, or undefined. */
  fill(bytes: number): Promise<{ readonly code: string; readonly cause: string } | undefined>
}
