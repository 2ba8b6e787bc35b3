/** Shared by every page that has the database open; who wants to remove it asks for it alone. */
export const openLock = (database: string): string => `${database} open`

/**
 * Says to all pages that this one has the database open, until it closes it or ends; resolves when that is said. Where the
 * browser gives no lock it is opened all the same: what a person does must not wait for what protects it.
 */
export function holdOpen(database: string): Promise<() => void> {
  return new Promise((resolve) => {
    const held = (): Promise<void> => new Promise((release) => resolve(release))
    navigator.locks.request(openLock(database), { mode: 'shared' }, held).catch(() => resolve(() => undefined))
  })
}
