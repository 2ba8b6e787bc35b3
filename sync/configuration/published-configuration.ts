import { z } from 'zod'
import { branchId } from '../ids.ts'
import {
  branch,
  type ConfigurationDocument,
  configurationDocument,
  counter,
  group,
  priorityClass,
  question,
  service,
} from './configuration-document.ts'

/** The authority gives the ids; a retired entry is still there because tickets have it, and is no longer offered. */
const published = { id: z.uuid(), retired: z.literal(true).exactOptional() }

/** What devices get: the document with ids, with the settings in force, and with what was retired but is still in hands. */
export const publishedConfiguration = configurationDocument.extend({
  branch: branch.extend({ id: branchId }),
  groups: z.array(group.extend(published)),
  services: z.array(service.extend(published)),
  classes: z.array(priorityClass.extend(published)),
  questions: z.array(question.extend(published)),
  counters: z.array(counter.extend(published)),
})

export type PublishedConfiguration = z.output<typeof publishedConfiguration>

/** The document that a person may edit and publish again. */
export function toDocument({ branch: { id: _, ...rest }, ...sections }: PublishedConfiguration): ConfigurationDocument {
  return {
    ...sections,
    branch: rest,
    groups: withoutIds(sections.groups),
    services: withoutIds(sections.services),
    classes: withoutIds(sections.classes),
    questions: withoutIds(sections.questions),
    counters: withoutIds(sections.counters),
  }
}

function withoutIds<Entry extends { id: string; retired?: true }>(entries: Entry[]): Omit<Entry, 'id' | 'retired'>[] {
  return entries.filter(({ retired }) => !retired).map(({ id: _id, retired: _retired, ...entry }) => entry)
}
