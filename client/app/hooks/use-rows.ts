import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { View } from '../../../sync/device/device.ts'
import { useDevice } from './device-context.ts'

/**
 * A part of the view, drawn anew only when it changed. `select` is asked again when the view is another one; an answer with
 * the same items in the same order counts as the same, since rows that did not change keep their identity [VI2].
 */
export function useRows<Selected>(select: (view: View) => Selected): Selected {
  const device = useDevice()
  const kept = useRef<{ view: View; select: typeof select; selected: Selected }>(undefined)
  const current = useCallback((): Selected => {
    const { view } = device
    const before = kept.current
    if (before?.view === view && before.select === select) return before.selected
    const fresh = select(view)
    const selected = before !== undefined && isSame(before.selected, fresh) ? before.selected : fresh
    kept.current = { view, select, selected }
    return selected
  }, [device, select])
  return useSyncExternalStore(device.subscribe, current)
}

function isSame(before: unknown, fresh: unknown): boolean {
  if (Object.is(before, fresh)) return true
  if (!Array.isArray(before) || !Array.isArray(fresh)) return false
  return before.length === fresh.length && before.every((item, at) => Object.is(item, fresh[at]))
}
