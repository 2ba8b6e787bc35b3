import type { Answer } from '../../../api/answer.ts'
import { screenOfKind } from '../../../app/device-screens.ts'
import type { Page } from '../../../app/page.ts'
import { type DemoDeviceValue, demoCode } from './demo.ts'

/** Where to go on: to the screen of a device that is enrolled here and stands, else through its enrolment. */
export async function openDemoDevice(
  { ask, home }: Pick<Page, 'ask' | 'home'>,
  device: DemoDeviceValue,
): Promise<Answer<string>> {
  const identity = await home.identity()
  if (identity?.kind === device.kind && identity.name === device.name) {
    const proof = await home.token()
    // Without an answer the device opens as it does after a power cut: by itself.
    const isKnown = proof?.ok === true ? proof.value.status === 'active' : proof?.fault.code === 'no_connection'
    if (isKnown) return { ok: true, value: `/${screenOfKind[device.kind]}` }
  }
  const made = await ask({ path: '/api/demo/enrolment', body: { device_id: device.id }, answer: demoCode })
  if (!made.ok) return made
  return { ok: true, value: `/enrol?go#${made.value.code}` }
}
