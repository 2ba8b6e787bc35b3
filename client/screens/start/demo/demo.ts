import { z } from 'zod'

const names = z.record(z.string(), z.string())
const device = z.object({
  id: z.uuid(),
  kind: z.enum(['kiosk', 'tablet', 'display', 'console']),
  name: z.string(),
  is_enrolled: z.boolean(),
})
const person = z.object({ id: z.uuid(), name: z.string(), role: z.string(), email: z.string().nullable() })
const branch = z.object({
  id: z.uuid(),
  slug: z.string(),
  names,
  devices: z.array(device),
  people: z.array(person),
})
const bank = z.object({ id: z.uuid(), slug: z.string(), names, branches: z.array(branch) })

/** As much of /api/demo as the start page shows. */
export const demo = z.object({ password: z.string(), kiosk_pin: z.string(), banks: z.array(bank) })
export type Demo = z.output<typeof demo>
export type DemoBranch = z.output<typeof branch>
export type DemoDeviceValue = z.output<typeof device>
export const demoCode = z.object({ code: z.string() })
