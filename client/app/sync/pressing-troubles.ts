import type { Trouble } from '../../../sync/device/device.ts'

/** What somebody should see to now. That a browser promises no lasting room is for those who set the device up: details tell. */
export function pressingTroubles(troubles: readonly Trouble[]): readonly Trouble[] {
  return troubles.filter(({ kind }) => kind !== 'not_persisted')
}
