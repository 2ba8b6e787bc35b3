import type { Bus } from '../../../sync/ports/tabs.ts'

export type ClosableBus<Message> = Bus<Message> & { close(): void }

/**
 * The other tabs by a BroadcastChannel; messages must be plain data. `parse` answers undefined for what it does not know:
 * another tab may run another version of the app.
 */
export function createBus<Message>(name: string, parse: (found: unknown) => Message | undefined): ClosableBus<Message> {
  const channel = new BroadcastChannel(name)
  const listeners = new Set<(message: Message) => void>()
  let isClosed = false
  channel.onmessage = ({ data }) => {
    const message = parse(data)
    if (message !== undefined) for (const listener of [...listeners]) listener(message)
  }
  return {
    post(message) {
      if (!isClosed) channel.postMessage(message)
    },
    listen(listener) {
      // A function of its own per call: the same listener twice is two.
      const heard = (message: Message): void => listener(message)
      listeners.add(heard)
      return () => {
        listeners.delete(heard)
      }
    },
    close() {
      isClosed = true
      channel.close()
      listeners.clear()
    },
  }
}
