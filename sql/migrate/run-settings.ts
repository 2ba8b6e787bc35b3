/** What a run says about itself to Postgres and how long it waits for whom. */
export type RunSettings = { lockTimeoutMs: number; lockAttemptsMax: number; waitMsMax: number }

export const APPLICATION_NAME = 'blesaf-migrate'

export const DEFAULT_SETTINGS: RunSettings = {
  // A statement queued for an exclusive lock holds up every reader behind it, so it must give up long before a teller
  // notices, and try again.
  lockTimeoutMs: 5_000,
  lockAttemptsMax: 8,
  // How long a server waits for another one that migrates at the same moment.
  waitMsMax: 300_000,
}
