import type { Wish } from '../../../../sync/device/device.ts'
import { classId, serviceId } from '../../../../sync/ids.ts'
import type { Language } from '../../../../sync/words/language.ts'
import type { QuoteArgs } from '../../../app/waits/use-quote-args.ts'
import type { Visit } from './flow-state.ts'

type IssueWish = Wish<'issue_ticket'> | Wish<'check_in_appointment'>

/** What a customer said, as a command; nothing while no service is chosen. */
export function wishOf({ code, ...visit }: Visit, language: Language, quoteArgs: QuoteArgs): IssueWish | undefined {
  if (visit.serviceId === undefined) return undefined
  const service_id = serviceId.parse(visit.serviceId)
  if (code !== undefined) return { name: 'check_in_appointment', args: { code, service_id, language } }
  const phone = visit.contact?.phone
  return {
    name: 'issue_ticket',
    args: {
      ...{ service_id, language },
      ...(visit.classId !== undefined && { class_id: classId.parse(visit.classId) }),
      ...(Object.keys(visit.answers).length > 0 && { answers: visit.answers }),
      ...(phone !== undefined && { contact: { phone } }),
      ...quoteArgs(visit.serviceId, visit.classId),
    },
  }
}
