import { ExternalLink, LayoutGrid, type LucideIcon, Printer, Tv, UserRoundCheck } from 'lucide-react'
import { type DeviceKind, screenOfKind } from '../../../app/device-screens.ts'
import { Chip } from '../../../design/chip.tsx'
import { startWords } from '../../../words/start/start-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Demo, DemoBranch, DemoDeviceValue } from './demo.ts'
import { addressOfDevice, hostOfDevice } from './demo-hosts.ts'

const ICONS: Readonly<Record<DeviceKind, LucideIcon>> = {
  kiosk: Printer,
  tablet: UserRoundCheck,
  display: Tv,
  console: LayoutGrid,
}

const ORDER: readonly DeviceKind[] = ['kiosk', 'tablet', 'display', 'console']

/** As a visit goes: the ticket, the counter, what everybody sees, who watches over it. */
function inOrder(devices: readonly DemoDeviceValue[]): DemoDeviceValue[] {
  return devices.toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name, 'en', { numeric: true }),
  )
}

/** Each device by a link to its own name, so that it opens beside this page and can be kept as a tab. */
export function DemoDevices({ demo, branch }: { readonly demo: Demo; readonly branch: DemoBranch }) {
  const say = useWords(startWords)
  const [language] = usePageLanguage()
  return (
    <>
      <ul className="grid gap-2 sm:grid-cols-2">
        {inOrder(branch.devices).map((device) => {
          const Icon = ICONS[device.kind]
          const host = hostOfDevice(demo, branch.id, device)
          return (
            <li key={device.id}>
              <a
                href={addressOfDevice(host, language, location)}
                target="_blank"
                rel="noreferrer"
                className="flex min-h-14 items-center gap-3 rounded-card border border-line px-4 py-2 hover:bg-ours-soft"
              >
                <Icon aria-hidden className="size-6 shrink-0 text-ours-ink" />
                <span className="min-w-0 grow">
                  <span className="flex flex-wrap items-center gap-x-3 font-semibold">
                    {say(screenOfKind[device.kind])} {/\d+$/.exec(device.name)?.[0]}
                    {device.is_enrolled && <Chip tone="done">{say('is_open_now')}</Chip>}
                  </span>
                  <span className="block text-small break-all text-ink-soft">
                    <bdi dir="ltr">{host}</bdi>
                  </span>
                </span>
                <ExternalLink aria-hidden data-direction-icon className="size-5 shrink-0 text-ink-soft" />
              </a>
            </li>
          )
        })}
      </ul>
      <p className="mt-4 text-ink-soft">{say('kiosk_pin', { pin: demo.kiosk_pin })}</p>
    </>
  )
}
