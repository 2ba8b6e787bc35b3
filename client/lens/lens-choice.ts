import { DEVICE_MEMORY_GB_MIN } from './lens-limits.ts'

/** A setting of this browser: by its memory unless somebody said otherwise. */
export const lensSettings = ['auto', 'on', 'off'] as const
export type LensSetting = (typeof lensSettings)[number]
const KEY = 'lens'

export function readLensSetting(storage: Pick<Storage, 'getItem'>): LensSetting {
  const found = storage.getItem(KEY)
  return found === 'on' || found === 'off' ? found : 'auto'
}

export function writeLensSetting(storage: Pick<Storage, 'setItem'>, setting: LensSetting): void {
  storage.setItem(KEY, setting)
}

/** A browser that does not tell its memory is taken to have little: Safari ends a page that asks for too much [LL4]. */
export function mayHaveLens(setting: LensSetting, deviceMemoryGb: number | undefined): boolean {
  if (setting !== 'auto') return setting === 'on'
  return deviceMemoryGb !== undefined && deviceMemoryGb >= DEVICE_MEMORY_GB_MIN
}

/** In GB, rounded down; some browsers do not tell. */
export function toldMemoryGb(): number | undefined {
  return 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : undefined
}
