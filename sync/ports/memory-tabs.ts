import type { Bus, Leadership } from './tabs.ts'

export type MemoryTab<Message> = {
  readonly bus: Bus<Message>
  readonly leadership: Leadership
  /** The tab dies, as by a crash: nothing of it is called again, its lock is free. */
  end(): void
}

export type MemoryTabs<Message> = { open(): MemoryTab<Message> }

type Contender = { isEnded: boolean; lead: () => () => void; stop: (() => void) | undefined }

/** The tabs of one device in one process: messages are copies and come later, as between real tabs. */
export function createMemoryTabs<Message>(): MemoryTabs<Message> {
  const listeners = new Map<(message: Message) => void, symbol>()
  let line: Contender[] = []

  function leadNext(): void {
    const [first] = line
    if (first === undefined || first.stop !== undefined || first.isEnded) return
    first.stop = first.lead()
  }

  function leave(contender: Contender, isCrash: boolean): void {
    if (contender.isEnded) return
    contender.isEnded = true
    line = line.filter((each) => each !== contender)
    if (!isCrash) contender.stop?.()
    later(leadNext)
  }

  function open(): MemoryTab<Message> {
    const self = Symbol('tab')
    const own = new Set<Contender>()
    let isEnded = false
    return {
      bus: {
        post(message) {
          if (isEnded) return
          const text = JSON.stringify(message)
          for (const [listener, owner] of listeners) {
            if (owner !== self) later(() => listeners.has(listener) && listener(JSON.parse(text)))
          }
        },
        listen(listener) {
          // A function of its own per call: the same listener twice is two.
          const heard = (message: Message): void => listener(message)
          if (!isEnded) listeners.set(heard, self)
          return () => {
            listeners.delete(heard)
          }
        },
      },
      leadership: {
        contend(lead) {
          const contender: Contender = { isEnded: false, lead, stop: undefined }
          if (isEnded) return () => undefined
          own.add(contender)
          line.push(contender)
          later(leadNext)
          return () => leave(contender, false)
        },
      },
      end() {
        isEnded = true
        for (const [listener, owner] of listeners) if (owner === self) listeners.delete(listener)
        for (const contender of own) leave(contender, true)
      },
    }
  }

  return { open }
}

function later(work: () => void): void {
  void Promise.resolve().then(work)
}
