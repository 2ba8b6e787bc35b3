export function stampFor(lockfile: string): string
export function matchesLockfile(lockfile: string, hiddenLockfile: string): boolean
