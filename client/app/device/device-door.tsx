import { type ReactNode, useEffect, useState } from 'react'
import type { Device } from '../../../sync/device/device.ts'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import type { OpenedDevice } from '../../device/opened-device.ts'
import { exportFromDisk } from '../../device/store/unsent-on-disk.ts'
import { type LoadedDevPanel, loadDevPanel } from '../dev-panel/load-dev-panel.ts'
import { ErrorBoundary } from '../error-boundary.tsx'
import { DeviceContext } from '../hooks/device-context.ts'
import { NoDevice } from '../no-device.tsx'
import { usePage } from '../page.ts'
import { useIdentity } from '../use-identity.ts'
import { NotOpened } from './not-opened.tsx'
import { Opening } from './opening.tsx'
import { ReportBusy } from './report-busy.tsx'

type Props = {
  readonly title: string
  readonly kind: IdentityValue['kind']
  /** Phones may spare themselves; whatever people look at may not. */
  readonly whileHidden: 'follow' | 'pause'
  /** `publicAddress`: where people reach the installation, for what goes onto a ticket. */
  readonly children: (
    identity: IdentityValue,
    publicAddress: () => string,
    opened: Extract<OpenedDevice, { kind: 'open' }>,
  ) => ReactNode
}

/** Asked for at once, beside the screen and not before it: the page paints while the device is read. */
const loading = import('./open-page-device.ts')
// Whoever opens the door meets its failure; where there is none, nobody need hear that a part cannot run here.
loading.catch(() => undefined)

/** A device's screen with its whole device around it, from the disk alone. */
export function DeviceDoor({ title, kind, ...props }: Props) {
  const view = useIdentity()
  if (view.kind !== 'device' || view.identity.kind !== kind) return <NoDevice title={title} view={view} />
  return <OpenDoor title={title} {...props} />
}

function OpenDoor({ title, whileHidden, children }: Omit<Props, 'kind'>) {
  const page = usePage()
  const [opened, setOpened] = useState<OpenedDevice>()
  const [dev, setDev] = useState<LoadedDevPanel>()
  const [mistake, setMistake] = useState<unknown>()
  useEffect(() => {
    const open = async (): Promise<OpenedDevice> => {
      const panel = await loadDevPanel(page)
      setDev(panel)
      return (await loading).openPageDevice(page, whileHidden, panel?.tools.around)
    }
    open().then(setOpened, setMistake)
  }, [page, whileHidden])
  // Thrown where the page's own boundary catches it.
  if (mistake !== undefined) throw mistake
  if (opened === undefined) return <Opening title={title} />
  if (opened.kind !== 'open') return <NotOpened title={title} opened={opened} />
  return (
    <ErrorBoundary exportUnsent={() => exportOrCopy(opened.device)}>
      <DeviceContext value={opened.device}>
        <ReportBusy />
        {children(opened.identity, opened.publicAddress, opened)}
        {dev !== undefined && <dev.Panel tools={dev.tools} />}
      </DeviceContext>
    </ErrorBoundary>
  )
}

/** What can be pushed by hand as it is; from a device that is broken itself, at least what lies on the disk. */
function exportOrCopy(device: Device): Promise<string> {
  return device.exportOutbox().catch(exportFromDisk)
}
