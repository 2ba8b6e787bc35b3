import { businessDay } from '../calendar/business-day.ts'
import { dayBounds } from '../calendar/day-bounds.ts'
import type { CommandName } from '../commands/registry.ts'
import { headStartMinutes } from '../configuration/head-start-minutes.ts'
import type { PublishedConfiguration } from '../configuration/published-configuration.ts'
import type { Prediction } from './prediction.ts'
import type { Seen, WishedArgs, Writing } from './writing.ts'

const MINUTE_S = 60

/** What a new ticket has besides its arguments: by the device that issues it and the configuration in force. */
export function draftAtWriting(
  name: CommandName,
  args: WishedArgs,
  seen: Seen,
  { at, device }: Writing,
): Pick<Prediction, 'draft'> {
  if (name !== 'issue_ticket' && name !== 'check_in_appointment' && name !== 'adopt_ticket') return {}
  const { configuration } = seen
  const common = {
    tenant_id: device.tenant_id,
    branch_id: device.branch_id,
    ...classOf(args.class_id, configuration),
  }
  if (name === 'adopt_ticket') return { draft: { ...common, ...adopted(args, configuration, at) } }
  const origin = name === 'check_in_appointment' ? 'appointment' : device.kind === 'kiosk' ? 'kiosk' : 'walk_in'
  const { answers } = args
  // Kiosks and displays show nothing of what a customer answered or left as a contact.
  const isStaff = device.kind === 'tablet' || device.kind === 'console'
  const own = isStaff ? { ...(answers === undefined ? {} : { answers }), ...contactOf(args, configuration) } : {}
  return { draft: { ...common, ...own, origin, device_id: device.id } }
}

function adopted(args: WishedArgs, configuration: PublishedConfiguration | undefined, at: number) {
  const issuedAt = typeof args.issued_at === 'string' ? Date.parse(args.issued_at) : Number.NaN
  const clock = configuration?.branch.clock
  const dayStart = clock === undefined ? Number.NEGATIVE_INFINITY : dayBounds(clock, businessDay(clock, at)).start
  return {
    origin: 'adopted',
    is_placeholder: args.proof === 'typed',
    is_verified: args.proof === 'signed',
    device_id: args.issued_by ?? null,
    service_id: args.service_id ?? serviceOfNumber(args.number, configuration) ?? null,
    ...(issuedAt <= at ? { queued_at: Math.max(issuedAt, dayStart) } : {}),
  }
}

/** By the prefix, one that is still offered before one that is retired. */
function serviceOfNumber(number: unknown, configuration: PublishedConfiguration | undefined): string | undefined {
  const prefix = typeof number === 'string' ? number.split('-')[0] : undefined
  const services = configuration?.services.filter((service) => service.prefix === prefix) ?? []
  return (services.find(({ retired }) => retired !== true) ?? services[0])?.id
}

function classOf(id: unknown, configuration: PublishedConfiguration | undefined) {
  if (typeof id !== 'string') return {}
  const found = configuration?.classes.find((each) => each.id === id)
  return { class_id: id, head_start_s: MINUTE_S * headStartMinutes(found) }
}

/** A contact is taken only where the service asks for one [C6]. */
function contactOf(args: WishedArgs, configuration: PublishedConfiguration | undefined) {
  const service = configuration?.services.find(({ id }) => id === args.service_id)
  if (service?.asks_contact !== true || typeof args.contact !== 'object' || args.contact === null) return {}
  const { name, phone, email } = args.contact as Readonly<Record<string, unknown>>
  return { contact_name: name ?? null, contact_phone: phone ?? null, contact_email: email ?? null }
}
