import { useEffect } from 'react'
import { useDevice } from '../hooks/device-context.ts'
import { usePage } from '../page.ts'

/** Other tabs of a newer version wait until nobody here is in the middle of something [LE3]. */
export function ReportBusy(): null {
  const { idle } = usePage()
  const device = useDevice()
  useEffect(() => {
    const tell = (): void => device.setBusy(!idle.isIdle())
    tell()
    return idle.subscribe(tell)
  }, [idle, device])
  return null
}
