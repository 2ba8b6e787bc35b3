import type { Timers } from '../../../sync/ports/clock.ts'

type Pending = { readonly work: () => void; readonly dueAt: number; own?: ReturnType<typeof setTimeout> }

/**
 * Timers that go on in a hidden page. A leader behind another window still pushes and asks heartbeats for the tabs that
 * people see; by its own timers it would do so once a minute, and these would believe themselves alone. Where no worker may
 * run, the page's own timers take over.
 */
export function createWorkerTimers(start: () => Worker, monotonic: () => number): Timers & { close(): void } {
  const pending = new Map<number, Pending>()
  let last = 0
  /** The worker, from its first word on and until it fails. */
  let keeper: Worker | undefined
  const worker = begin()

  function begin(): Worker | undefined {
    try {
      const begun = start()
      begun.onmessage = ({ data }) => {
        if (data === 'ready') keeper = begun
        else fire(Number(data))
      }
      begun.onerror = (event) => {
        // The page goes on by itself; nothing is lost, so nobody has to hear of it.
        event.preventDefault()
        keeper = undefined
        const left = [...pending].filter(([, { own }]) => own === undefined)
        for (const [id, each] of left.sort(([, a], [, b]) => a.dueAt - b.dueAt)) armOwn(id, each)
      }
      return begun
    } catch {
      return undefined
    }
  }

  function armOwn(id: number, each: Pending): void {
    each.own = setTimeout(() => fire(id), Math.max(0, each.dueAt - monotonic()))
  }

  function fire(id: number): void {
    const due = pending.get(id)
    pending.delete(id)
    due?.work()
  }

  return {
    after(ms, work) {
      last += 1
      const id = last
      const each: Pending = { work, dueAt: monotonic() + ms }
      pending.set(id, each)
      if (keeper === undefined) armOwn(id, each)
      else keeper.postMessage({ id, ms })
      return () => {
        if (!pending.delete(id)) return
        clearTimeout(each.own)
        keeper?.postMessage({ id })
      }
    },
    close() {
      for (const { own } of pending.values()) clearTimeout(own)
      pending.clear()
      worker?.terminate()
    },
  }
}
