/** The last heartbeat's word, and when the replica was last known equal to the branch; monotonic milliseconds. */
export type ReplicaAge = {
  readonly heard?: { readonly version: string; readonly askedAt: number }
  readonly equalAt?: number
}

export const UNKNOWN_AGE: ReplicaAge = {}

/** A heartbeat: the branch had this version at some moment after it was asked, so equality counts from the asking [RE6]. */
export function hearVersion(age: ReplicaAge, version: string, askedAt: number, own: string): ReplicaAge {
  return lookAgain({ ...age, heard: { version, askedAt } }, own)
}

/** Base has changed: it may have come to where the branch was at the last heartbeat. */
export function lookAgain(age: ReplicaAge, own: string): ReplicaAge {
  const { heard, equalAt } = age
  if (heard === undefined || heard.version !== own || (equalAt ?? Number.NEGATIVE_INFINITY) >= heard.askedAt) return age
  return { ...age, equalAt: heard.askedAt }
}
