import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, type FaultCode, fault } from '../fault.ts'

/** Every key that is named exists, and every service is served by somebody. */
export function referenceFaults(document: ConfigurationDocument): Fault[] {
  const { groups, services, classes, questions, counters, staff_plan } = document
  const inGroups = reference(
    groups.map(({ key }) => key),
    'unknown_group',
  )
  const inServices = reference(
    services.map(({ key }) => key),
    'unknown_service',
  )
  const inClasses = reference(
    classes.map(({ code }) => code),
    'unknown_class',
  )
  const inCounters = reference(
    counters.map(({ key }) => key),
    'unknown_counter',
  )
  return [
    ...services.flatMap(({ group }, at) => inGroups(`services.${at}.group`, group)),
    ...counters.flatMap((counter, at) =>
      counter.services.flatMap((key, index) => inServices(`counters.${at}.services.${index}`, key)),
    ),
    ...questions.flatMap((question, at) => [
      ...(question.asked_for ?? []).flatMap((key, index) => inServices(`questions.${at}.asked_for.${index}`, key)),
      ...question.options.flatMap((option, index) => [
        ...inServices(`questions.${at}.options.${index}.service`, option.service),
        ...inClasses(`questions.${at}.options.${index}.class`, option.class),
      ]),
    ]),
    ...staff_plan.flatMap(({ counter }, at) => inCounters(`staff_plan.${at}.counter`, counter)),
    ...unservedFaults(document),
  ]
}

function reference(keys: string[], code: FaultCode): (path: string, key: string | undefined) => Fault[] {
  const known = new Set(keys)
  return (path, key) => (key === undefined || known.has(key) ? [] : [fault(path, code, { key })])
}

function unservedFaults({ services, counters }: ConfigurationDocument): Fault[] {
  const served = new Set(counters.flatMap((counter) => counter.services))
  return services.flatMap(({ key }, at) =>
    served.has(key) ? [] : [fault(`services.${at}`, 'service_without_counter', { key })],
  )
}
