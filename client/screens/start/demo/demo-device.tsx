import { useEffect, useRef } from 'react'
import { screenOfKind } from '../../../app/device-screens.ts'
import { FaultBanner } from '../../../app/fault-banner.tsx'
import { usePage } from '../../../app/page.ts'
import { PageFrame } from '../../../app/page-frame.tsx'
import { useTask } from '../../../app/use-task.ts'
import { Skeleton } from '../../../design/skeleton.tsx'
import { startWords } from '../../../words/start/start-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { DemoDeviceValue } from './demo.ts'
import { openDemoDevice } from './open-demo-device.ts'

/** At the name of a device: it is that device already, or becomes it now, and its screen opens. */
export function DemoDevice({ device }: { readonly device: DemoDeviceValue }) {
  const say = useWords(startWords)
  const page = usePage()
  const { run, fault } = useTask()
  const hasBegun = useRef(false)
  useEffect(() => {
    if (hasBegun.current) return
    hasBegun.current = true
    void run(() => openDemoDevice(page, device)).then((answer) => {
      if (answer.ok) location.replace(answer.value)
    })
  })
  return (
    <PageFrame title={say(screenOfKind[device.kind])}>
      <p>{say('opening', { name: device.name })}</p>
      <Skeleton />
      <FaultBanner fault={fault} />
    </PageFrame>
  )
}
