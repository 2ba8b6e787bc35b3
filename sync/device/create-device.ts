import { readingBefore } from '../ladder/rung-of.ts'
import { exportOutbox, exportTables } from '../outbox/export-outbox.ts'
import { findRow } from '../outbox/find-row.ts'
import { markSeen } from '../outbox/mark-seen.ts'
import { readAllRows } from '../outbox/read-all-rows.ts'
import { writeCommand } from '../outbox/write-command.ts'
import type { Chance, Clock, Timers } from '../ports/clock.ts'
import type { ShapeFeed } from '../ports/shape-feed.ts'
import type { Store, TableChange } from '../ports/store.ts'
import type { Bus, Leadership } from '../ports/tabs.ts'
import type { Transport } from '../ports/transport.ts'
import { serverNow } from '../time/server-clock.ts'
import { createView } from '../view/create-view.ts'
import { commandOfWish, isIssuing } from './command-of-wish.ts'
import { createGaze } from './create-gaze.ts'
import { createLeaderWork } from './create-leader-work.ts'
import { createOutcomeWaiters } from './create-outcome-waiters.ts'
import { createStanding } from './create-standing.ts'
import { createTab, type TabStatus } from './create-tab.ts'
import { createTimeKeeper } from './create-time-keeper.ts'
import type { Device, SyncState, Wish, Written } from './device.ts'
import { hearNews } from './hear-news.ts'
import { loadDevice } from './load-device.ts'
import { putMeta } from './read-meta.ts'
import { savingRowOf } from './saving-row.ts'

export type DevicePorts = {
  readonly store: Store
  readonly transport: Transport
  readonly feed: ShapeFeed
  readonly bus: Bus<unknown>
  readonly leadership: Leadership
  readonly clock: Clock
  readonly timers: Timers
  readonly chance: Chance
}
export type DeviceOptions = {
  /** The app's build; a later one has the greater number [LE3]. */
  readonly version?: number
  /** For which version this page was reloaded last. */
  readonly reloadedFor?: number
  onReload?(forVersion: number): void
  /** A mistake of ours, for a log; the person hears of a disk that does not work. */
  onMistake?(error: unknown): void
}

/** The age on a screen, the day and the rung move by themselves. */
const TICK_MS = 1_000

/** One device as one tab has it: loads what is on the disk, and from then on moves news between the parts. */
export async function createDevice(ports: DevicePorts, options: DeviceOptions = {}): Promise<Device> {
  const { store, clock, timers, chance } = ports
  const { version = 0, reloadedFor = 0 } = options
  const listeners = new Set<() => void>()
  const waiters = createOutcomeWaiters((id) => store.read(['outbox', 'places'], (tx) => findRow(tx, id)))
  const view = createView({ onChange: notify })
  // From before the disk is read: what is committed meanwhile is played over what was read.
  let hearCommit = (changes: readonly TableChange[]): void => void early.push(changes)
  const early: (readonly TableChange[])[] = []
  const stopCommits = store.onCommit((changes) => hearCommit(changes))
  const loaded = await loadDevice(store)
  const time = createTimeKeeper(clock, loaded.clock)
  const standing = createStanding({ loaded, time, view })
  let sync: SyncState = standing.syncState(false)
  const gaze = createGaze(clock.monotonic)
  let stopTick: (() => void) | undefined
  let isClosed = false

  const news = hearNews({ standing, onMistake: options.onMistake, tellStatus, refresh })
  const work = createLeaderWork({
    ...{ ...ports, ...news, time },
    laneDay: () => (standing.identity?.kind === 'kiosk' ? standing.day() : undefined),
    equalAt: standing.equalAt,
  })
  const tab = createTab({
    ...{ bus: ports.bus, leadership: ports.leadership, version, reloadedFor, onStatus },
    work: {
      start() {
        work.start(gaze.isSeen())
        tellStatus()
        refresh()
      },
      stop() {
        work.stop()
        refresh()
      },
      drain: work.drain,
      pushNow: work.pushNow,
    },
    onLook() {
      gaze.hear()
      work.setSeen(true)
      // One that has just been opened has not heard anything yet.
      tellStatus()
    },
    onReload: (forVersion) => options.onReload?.(forVersion),
  })
  view.load(loaded.layers)
  hearCommit = onCommit
  for (const changes of early) onCommit(changes)
  tick()

  function notify(): void {
    for (const listener of listeners) listener()
  }

  function onCommit(changes: readonly TableChange[]): void {
    view.applyCommit(changes)
    waiters.hear(changes)
    if (standing.hearCommit(changes) && tab.isLeading()) beginAnew()
    refresh()
  }

  /** On a disk that is another by now, whatever was begun on the old one comes to nothing [ST8]. */
  function beginAnew(): void {
    work.stop()
    // One that was about to end has ended with this.
    if (tab.isLeading()) work.start(gaze.isSeen())
    const { identity } = standing
    if (identity === undefined) return
    // Who exports what comes now, or opens another tab, has to find who this is.
    store.write(['meta'], async (tx) => putMeta(tx, 'identity', identity)).catch(news.onBroke)
  }

  function refresh(): void {
    if (isClosed) return
    view.setToday(standing.day())
    const next = standing.syncState(tab.isLeading())
    if (JSON.stringify(next) === JSON.stringify(sync)) return
    sync = next
    notify()
  }

  function tick(): void {
    stopTick = timers.after(TICK_MS, tick)
    look()
    refresh()
  }

  function look(): void {
    work.setSeen(gaze.isSeen())
    if (!tab.isLeading() && gaze.isToBeSaid()) tab.post({ kind: 'look', version })
  }

  function onStatus(status: TabStatus): void {
    standing.hearStatus(status, (ageMs) => readingBefore(time.now().reading, ageMs))
    refresh()
  }

  function tellStatus(): void {
    if (tab.isLeading()) tab.post(standing.status(version))
  }

  async function run(wish: Wish): Promise<Written> {
    const command = commandOfWish(wish, {
      ...standing.moment(),
      ...{ view: view.current, configVersion: view.configVersion, commandOf: view.commandOf, heightOn: view.heightOn },
      ...{ time, uuid: chance.uuid },
    })
    if ('code' in command) return command
    // A number and its paper appear only after the commit; anything else may be seen at once [EF5].
    if (!isIssuing(wish.name)) view.setSaving(savingRowOf(command))
    const written = await writeCommand({ store, chance }, command).finally(() => view.dropSaving(command.id))
    standing.hearStoreError(written.kind === 'refused' ? written.code : undefined)
    // Without a letter, too: the leader asks for one.
    if (written.kind === 'written' || written.code === 'no_letter') tab.wrote()
    refresh()
    return written
  }

  return {
    run: (wish) => run(wish as Wish),
    get view() {
      return view.current
    },
    get sync() {
      return sync
    },
    now: () => serverNow(time.now()),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    outcomeOf: (commandId) => waiters.wait(commandId, view.commandOf(commandId)),
    markSeen: (commandId) => markSeen(store, commandId),
    async exportOutbox() {
      const at = new Date(clock.wall()).toISOString()
      return JSON.stringify(await store.read(exportTables, (tx) => exportOutbox(tx, at, time.ageOf, chance.uuid)))
    },
    outboxRows: () => readAllRows(store),
    async setSession(session, staffId = null) {
      const values = standing.sessionValues(session, staffId)
      await store.write(['meta'], async (tx) => {
        putMeta(tx, 'session', values.session)
        putMeta(tx, 'staff', values.staff)
      })
    },
    setPersisted(isPersisted) {
      standing.hearPersisted(isPersisted)
      refresh()
    },
    setVisible(isVisible) {
      gaze.setVisible(isVisible)
      look()
    },
    networkBack() {
      if (tab.isLeading()) work.networkBack()
    },
    setBusy: (isBusy) => tab.setBusy(isBusy),
    async close() {
      isClosed = true
      stopTick?.()
      stopCommits()
      // Nothing is waited for: the page may be gone in a moment, and the next leader asks again.
      work.stop()
      tab.close()
      store.close()
    },
  }
}
