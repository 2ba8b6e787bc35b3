import type { FlowMenu } from './flow-state.ts'

type Entry = Readonly<Record<string, unknown>>
type Parts = {
  readonly languages?: readonly string[]
  readonly services?: readonly Entry[]
  readonly groups?: readonly Entry[]
  readonly classes?: readonly Entry[]
  readonly questions?: readonly Entry[]
}

const named = (entry: Entry): Entry => ({
  id: entry.key ?? entry.code,
  names: { en: `name of ${entry.key}` },
  ...entry,
})

/** What a branch offers, for tests: two plain services and three languages unless something else is said. */
export function aMenu({ languages = ['ar', 'fr', 'en'], ...parts }: Parts = {}): FlowMenu {
  const { services = [{ key: 'cash' }, { key: 'loans' }], groups = [], classes = [], questions = [] } = parts
  return {
    branch: { languages },
    services: services.map(named),
    groups: groups.map(named),
    classes: classes.map(named),
    questions: questions.map(named),
  } as unknown as FlowMenu
}
