import type { Bus, Leadership } from '../ports/tabs.ts'
import { parseTabMessage, type TabMessage } from '../tabs/tab-message.ts'
import { startTab, type TabEffect, type TabEvent, type TabState } from '../tabs/tab-state.ts'
import { transitionTab } from '../tabs/transition-tab.ts'

export type TabStatus = Extract<TabMessage, { kind: 'status' }>
export type Tab = {
  /** Something was written. */
  wrote(): void
  setBusy(isBusy: boolean): void
  /** To the other tabs, in this version's name. */
  post(message: TabMessage): void
  isLeading(): boolean
  close(): void
}

export type TabDeps = {
  readonly bus: Bus<unknown>
  readonly leadership: Leadership
  readonly version: number
  readonly reloadedFor: number
  /** What the leader does. What `stop` cuts off is asked again by the next one, to the same end. */
  readonly work: {
    start(): void
    stop(): void
    drain(onDrained: () => void): void
    pushNow(byPerson: boolean): void
  }
  onStatus(status: TabStatus): void
  /** Another tab is looked at. */
  onLook(): void
  onReload(forVersion: number): void
}

/** A tab's part in its device: runs what `transitionTab` says [LE1]–[LE3]. */
export function createTab({ bus, leadership, work, ...deps }: TabDeps): Tab {
  let state: TabState = startTab(deps.version, deps.reloadedFor)
  let giveUp: (() => void) | undefined

  function dispatch(event: TabEvent): void {
    const step = transitionTab(state, event)
    state = step.state
    for (const effect of step.effects) run(effect)
  }

  function contend(): void {
    giveUp = leadership.contend(() => {
      dispatch({ kind: 'lock_won' })
      return () => dispatch({ kind: 'lock_lost' })
    })
  }

  function run(effect: TabEffect): void {
    switch (effect.kind) {
      case 'start_work':
        work.start()
        break
      case 'abort_work':
        work.stop()
        break
      case 'stop_work':
        work.drain(() => dispatch({ kind: 'drained' }))
        break
      case 'contend':
        contend()
        break
      case 'give_up_lock':
        giveUp?.()
        break
      case 'push_now':
        work.pushNow(effect.byPerson)
        break
      case 'post':
        bus.post(effect.message)
        break
      case 'take_status':
        deps.onStatus(effect.status)
        break
      case 'reload':
        deps.onReload(effect.forVersion)
    }
  }

  const stopListening = bus.listen((posted) => {
    const message = parseTabMessage(posted)
    if (message === undefined) return
    if (message.kind === 'look') deps.onLook()
    dispatch({ kind: 'heard', message })
  })
  contend()

  return {
    wrote: () => dispatch({ kind: 'wrote', byPerson: true }),
    setBusy: (isBusy) => dispatch({ kind: isBusy ? 'busy' : 'idle' }),
    post: (message) => bus.post(message),
    isLeading: () => state.kind === 'leading' || state.kind === 'stepping_down',
    close() {
      stopListening()
      dispatch({ kind: 'close' })
    },
  }
}
