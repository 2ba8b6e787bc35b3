import { StoreError, type StoreErrorCode } from '../../../sync/ports/store.ts'

/** What IndexedDB says, in the port's words [ST4]; a StoreError stays what it is. */
export function storeErrorOf(cause: unknown, otherwise: StoreErrorCode): StoreError {
  if (cause instanceof StoreError) return cause
  return new StoreError(codeOf(cause) ?? otherwise, { cause })
}

function codeOf(cause: unknown): StoreErrorCode | undefined {
  if (!(cause instanceof DOMException) && !(cause instanceof Error)) return undefined
  switch (cause.name) {
    case 'QuotaExceededError':
      return 'quota_exceeded'
    // The connection was closed: by us, or for a newer version.
    case 'InvalidStateError':
      return 'closed'
    case 'VersionError':
      return 'newer_version'
    default:
      return undefined
  }
}
