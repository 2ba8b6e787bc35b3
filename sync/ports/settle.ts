/** How a host of tests waits for everything begun: one turn of its event loop comes after every promise that is ready. */
type Host = { setImmediate?: (work: () => void) => unknown; setTimeout(work: () => void, ms: number): unknown }

/** For tests alone: lets all promises that are ready run to their end. */
export function settle(): Promise<void> {
  const host = globalThis as unknown as Host
  return new Promise((resolve) => {
    if (host.setImmediate === undefined) host.setTimeout(resolve, 0)
    else host.setImmediate(resolve)
  })
}
