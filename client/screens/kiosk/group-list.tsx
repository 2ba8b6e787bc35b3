import { nameIn } from '../../app/name-in.ts'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { ChoiceCard } from './flow/choice-card.tsx'
import type { ServiceGroup } from './service-groups.ts'

type Props = { readonly groups: readonly ServiceGroup[]; onChoose(id: string): void }

/** Where there are too many services for one sight: first what kind of thing it is about. */
export function GroupList({ groups, onChoose }: Props) {
  const say = useWords(kioskWords)
  const [language] = usePageLanguage()
  return (
    <section className="grid gap-3 landscape:xl:grid-cols-2">
      {groups.map(({ group, services }) => (
        <ChoiceCard
          key={group?.id ?? 'others'}
          name={group === undefined ? say('other_services') : nameIn(group.names, language)}
          note={say('group_services', { count: services.length })}
          onChoose={() => onChoose(group?.id ?? 'others')}
        />
      ))}
    </section>
  )
}
