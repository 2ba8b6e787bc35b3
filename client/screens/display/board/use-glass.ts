import { useSyncExternalStore } from 'react'

/** `high`: lying, of the form that screens had before they became wide. */
export type Glass = 'upright' | 'high' | 'wide'

const upright = matchMedia('(orientation: portrait)')
const high = matchMedia('(max-aspect-ratio: 7/5)')

function subscribe(listener: () => void): () => void {
  for (const each of [upright, high]) each.addEventListener('change', listener)
  return () => {
    for (const each of [upright, high]) each.removeEventListener('change', listener)
  }
}

/** How the screen hangs, and of which form it is: what there is less of in width there is more of in height. */
export function useGlass(): Glass {
  return useSyncExternalStore(subscribe, () => (upright.matches ? 'upright' : high.matches ? 'high' : 'wide'))
}
