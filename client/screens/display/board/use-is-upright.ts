import { useSyncExternalStore } from 'react'

const upright = matchMedia('(orientation: portrait)')

function subscribe(listener: () => void): () => void {
  upright.addEventListener('change', listener)
  return () => upright.removeEventListener('change', listener)
}

/** Whether the screen hangs upright: there is less width then, and more height. */
export function useIsUpright(): boolean {
  return useSyncExternalStore(subscribe, () => upright.matches)
}
