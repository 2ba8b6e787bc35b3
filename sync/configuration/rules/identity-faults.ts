import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, fault } from '../fault.ts'
import { duplicates } from './duplicates.ts'

/** Keys tell things apart for us, prefixes and labels for the customers; none may stand for two. */
export function identityFaults(document: ConfigurationDocument): Fault[] {
  const { groups, services, classes, questions, counters, branch } = document
  return [
    ...keyFaults('groups', groups),
    ...keyFaults('services', services),
    ...keyFaults('questions', questions),
    ...keyFaults('counters', counters),
    ...keyFaults('outcomes', document.outcomes ?? []),
    ...keyFaults('pause_reasons', document.pause_reasons ?? []),
    ...duplicates(classes, ({ code }) => code).map(({ index, name }) =>
      fault(`classes.${index}.code`, 'duplicate_key', { key: name }),
    ),
    ...duplicates(services, ({ prefix }) => prefix).map(({ index, name }) =>
      fault(`services.${index}.prefix`, 'duplicate_prefix', { prefix: name }),
    ),
    ...duplicates(counters, ({ label }) => label).map(({ index, name }) =>
      fault(`counters.${index}.label`, 'duplicate_label', { label: name }),
    ),
    ...duplicates(branch.languages, (language) => language).map(({ index, name }) =>
      fault(`branch.languages.${index}`, 'duplicate_language', { language: name }),
    ),
  ]
}

function keyFaults(section: string, items: readonly { key: string }[]): Fault[] {
  return duplicates(items, ({ key }) => key).map(({ index, name }) =>
    fault(`${section}.${index}.key`, 'duplicate_key', { key: name }),
  )
}
