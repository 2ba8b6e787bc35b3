import type { DeviceToken } from '../transport/device-token.ts'

export type FeedOptions = {
  /** Of the server, without a slash at its end. */
  readonly base: string
  readonly branch: string
  readonly token: DeviceToken
  readonly fetch: typeof fetch
  wall(): number
  after(ms: number, work: () => void): () => void
  unique(): string
  /**
   * What becomes of the streams while the page is hidden. The library pauses them, which spares a phone; a display behind
   * another window, a kiosk whose screen sleeps, and a leader whose followers are in sight must go on. A stream that goes on
   * needs no timers: browsers slow these down in hidden pages, but not the answers of a server.
   */
  readonly whileHidden: 'follow' | 'pause'
}
