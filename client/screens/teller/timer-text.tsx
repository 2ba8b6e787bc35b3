import { useDevice } from '../../app/hooks/device-context.ts'
import { useNow } from '../../app/use-now.ts'
import { showTimer } from './timer.ts'

const TICK_MS = 1_000

/** Time since; it ticks by itself, so that a second draws these few letters anew and not the desk [TC5]. */
export function TimerText({ since }: { readonly since: number }) {
  const device = useDevice()
  const at = useNow(device.now, TICK_MS)
  return (
    <span role="timer" className="text-title font-semibold">
      <bdi dir="ltr">{showTimer(at - since)}</bdi>
    </span>
  )
}
