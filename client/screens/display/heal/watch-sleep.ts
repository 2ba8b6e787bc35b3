const LOOK_MS = 5_000
/** A busy machine may be late by some seconds; a machine that slept is late by more. */
export const SLEPT_MS_MIN = 20_000

type Ports = {
  wall(): number
  every(ms: number, work: () => void): () => void
  onWake(): void
}

/** A machine that slept hears of it by its clock alone: lines that are dead by now are not waited for [DY19]. */
export function watchSleep({ wall, every, onWake }: Ports): () => void {
  let last = wall()
  return every(LOOK_MS, () => {
    const at = wall()
    const passed = at - last
    last = at
    if (passed >= SLEPT_MS_MIN) onWake()
  })
}
