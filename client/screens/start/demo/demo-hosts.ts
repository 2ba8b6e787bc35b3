import type { Language } from '../../../../sync/words/language.ts'
import type { Demo, DemoDeviceValue } from './demo.ts'

/** As people call them: `teller-1`, not `tablet-1`. */
const SPOKEN: Readonly<Record<string, string>> = { tablet: 'teller', console: 'manager' }
const LOCAL = '.localhost'

type Here = Pick<Location, 'protocol' | 'port'>

function spokenName({ kind, name }: DemoDeviceValue): string {
  return name.replace(kind, SPOKEN[kind] ?? kind)
}

/**
 * The loopback name of a device, so that each has storage, locks and connections of its own: `kiosk-1.localhost` in the first
 * branch, `kiosk-1.sfax-vieux-port.localhost` in the others.
 */
export function hostOfDevice(demo: Demo, branchId: string, device: DemoDeviceValue): string {
  const branches = demo.banks.flatMap((bank) => bank.branches)
  const at = branches.findIndex(({ id }) => id === branchId)
  const place = at === 0 ? '' : `.${branches[at]?.slug}`
  return `${spokenName(device)}${place}${LOCAL}`
}

/** Its start page there, in the language of this one: another host has its own storage, and knows of no choice made here. */
export function addressOfDevice(host: string, language: Language, { protocol, port }: Here): string {
  return `${protocol}//${host}${port === '' ? '' : `:${port}`}/?lang=${language}`
}

/** The device whose own name this is. */
export function deviceOfHost(demo: Demo, hostname: string): DemoDeviceValue | undefined {
  const all = demo.banks.flatMap((bank) =>
    bank.branches.flatMap((branch) => branch.devices.map((device) => ({ branchId: branch.id, device }))),
  )
  return all.find(({ branchId, device }) => hostOfDevice(demo, branchId, device) === hostname)?.device
}
