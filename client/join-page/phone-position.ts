import type { Arrival } from './join-api.ts'

const POSITION_MS_MAX = 15_000

/** Where the phone says that it is; undefined: it does not know, or its owner does not want it told. */
export function phonePosition(): Promise<Arrival | undefined> {
  return new Promise((resolve) => {
    const options = { enableHighAccuracy: true, timeout: POSITION_MS_MAX, maximumAge: 0 }
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ position: { latitude, longitude, accuracy_m: Math.min(accuracy, 1_000_000) } }),
      () => resolve(undefined),
      options,
    )
  })
}
