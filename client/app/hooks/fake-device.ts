import type { Device, SyncState, View, Written } from '../../../sync/device/device.ts'
import { emptyView } from '../../../sync/view/empty-view.ts'

export type FakeDevice = Device & {
  show(view: Partial<View>): void
  tell(sync: Partial<SyncState>): void
  /** What `run` was asked, and the way to settle it. */
  readonly asked: { readonly wish: unknown; settle(written: Written): void; fail(error: Error): void }[]
  readonly listeners: number
}

/** A device without anything behind it: shows what a test shows, and writes when a test lets it. */
export function createFakeDevice(): FakeDevice {
  const listeners = new Set<() => void>()
  const asked: FakeDevice['asked'] = []
  let view: View = emptyView
  let sync: SyncState = {
    rung: 'live',
    ageMs: 0,
    lastAnswerAt: 0,
    silentSince: 0,
    pendingCount: 0,
    unseenCount: 0,
    isLeader: true,
    hasNumbers: true,
    troubles: [],
  }
  const hear = (): void => {
    for (const listener of listeners) listener()
  }
  return {
    get view() {
      return view
    },
    get sync() {
      return sync
    },
    get listeners() {
      return listeners.size
    },
    asked,
    now: () => Date.now(),
    run: (wish) => new Promise((settle, fail) => asked.push({ wish, settle, fail })),
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    outcomeOf: () => new Promise(() => undefined),
    markSeen: async () => undefined,
    exportOutbox: async () => '[]',
    outboxRows: async () => [],
    setSession: async () => undefined,
    setVisible: () => undefined,
    networkBack: () => undefined,
    setPersisted: () => undefined,
    setBusy: () => undefined,
    close: async () => undefined,
    show(more) {
      view = { ...view, ...more }
      hear()
    },
    tell(more) {
      sync = { ...sync, ...more }
      hear()
    },
  }
}
