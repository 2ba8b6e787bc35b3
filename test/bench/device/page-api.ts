/** What the page under `page/` gives to a bench: one device of the built parts, and what it is measured against. */
export type BenchPageApi = {
  /** The kind of the reply, or why there is none. */
  enrol(code: string): Promise<string>
  /** From the call to a view that holds all of the disk, in ms. */
  open(): Promise<number>
  sync(): { readonly rung: string; readonly pendingCount: number; readonly tickets: number }
  /** A number that is taken and stands on the disk. */
  tap(serviceId: string): Promise<{ readonly ms: number; readonly commandId: string; readonly refused: string }>
  taps(serviceId: string, count: number): Promise<void>
  /** The kind of it, once the authority has decided. */
  outcome(commandId: string): Promise<string>
  /** Resolves once nothing is pending. */
  untilSent(): Promise<void>
  /** What `floor` writes: all that this tap wrote. */
  prepareFloor(commandId: string): Promise<void>
  /** One strict put into a database with nothing else in it. */
  floor(): Promise<number>
  /** Hears the branch's tickets as the server tells them; answers how many rows came. */
  hearTickets(): Promise<number>
  /** From the first of so many heard rows to a view that shows them all, on an empty disk of its own. */
  apply(rows: number): Promise<number>
  mistakes(): readonly string[]
}
