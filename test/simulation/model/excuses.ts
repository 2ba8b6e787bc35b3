/** What nobody can prevent or know, and is therefore no fault: by machine, by command, by ticket. */
export function createExcuses() {
  const repeating = new Set<string>()
  const untimed = new Set<string>()
  const copied = new Set<string>()
  const revoked = new Set<string>()
  const setClocks = new Set<string>()
  let hasLostHistory = false

  return {
    isExcused: (name: string): boolean => repeating.has(name),
    isUntimed: (nameOrTicket: string): boolean => untimed.has(nameOrTicket),
    isCopied: (commandId: string): boolean => copied.has(commandId),
    isClockSet: (name: string): boolean => setClocks.has(name),

    /** Its disk was set back or copied: until it has met the authority it may repeat numbers, which nothing can prevent. */
    excuseNumbers: (name: string): void => void repeating.add(name),
    /** It slept or was started anew, so that only its wall clock knows how old its commands are. */
    excuseTimes: (nameOrTicket: string): void => void untimed.add(nameOrTicket),
    /** What one tab wrote and another sends is as old as the wall clock says. */
    hearClockSet: (name: string): void => void setClocks.add(name),
    /** The same commands may be told twice, by two that know nothing of each other. */
    hearCopied(commandIds: Iterable<string>): void {
      for (const id of commandIds) copied.add(id)
    },
    /**
     * What it still prints waits in quarantine. Its lane stays its own, save that days are shared out anew once history was
     * lost, and then only by the tickets of devices that stand: what a stolen device says must not push anybody's numbers.
     */
    hearRevoked(name: string): void {
      revoked.add(name)
      if (hasLostHistory) repeating.add(name)
    },
    hearLostHistory(): void {
      hasLostHistory = true
      for (const name of revoked) repeating.add(name)
    },
  }
}
