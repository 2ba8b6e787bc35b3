/** What a test calls in the page. */
export type PageApi = {
  enrol: (deviceId: string) => Promise<{ isExportable: boolean; branch: string }>
  /** Follows once no other tab does; the tab that follows is the owner until it is closed. */
  lead: (branch: string, names: readonly string[]) => void
  /** Follows at once, whoever else does. With a name of its own, no address is another tab's. */
  follow: (branch: string, names: readonly string[], tab?: string) => void
  isOwner: () => boolean
  /** Null until the shape was complete once. */
  rows: (name: string) => Record<string, unknown>[] | null
  push: (body: string) => Promise<{ status: number; kinds: string[]; ms: number }>
  errors: () => string[]
}
