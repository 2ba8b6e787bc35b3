export type LockOwner = { pid: number; identity: string; place: string; label: string }
export type OwnerLock = { held: true; release: () => void } | { held: false; owner: LockOwner }

export function acquireOwnerLock(base: string, label?: string): OwnerLock
export function readOwner(base: string): LockOwner | undefined
