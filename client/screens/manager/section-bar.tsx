import { ArrowLeft, ArrowUpDown, Clock, KeyRound, type LucideIcon, Store } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { classNames } from '../../design/class-names.ts'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import { type Section, sections } from './use-place.ts'

type Props = {
  readonly section: Section
  readonly onChoose: (section: Section) => void
  readonly onLeave: () => void
}

const ICONS: Readonly<Record<Section, LucideIcon>> = {
  now: Store,
  accuracy: Clock,
  fairness: ArrowUpDown,
  pin: KeyRound,
}
const PLACE =
  'flex min-h-14 min-w-0 flex-1 cursor-pointer flex-col items-center justify-center gap-0.5 rounded-card px-1 text-small'

/** The parts of a branch, always in sight. */
export function SectionBar({ section, onChoose, onLeave }: Props) {
  const say = useWords(managerWords)
  return (
    <nav
      aria-label={say('sections')}
      className="fixed inset-x-0 bottom-0 z-5 border-t border-line bg-surface px-2 pt-1 pb-2"
    >
      <div className="mx-auto flex max-w-4xl gap-1">
        <Button onPress={onLeave} className={classNames(PLACE, 'text-ink-soft hover:bg-sunken')}>
          <ArrowLeft aria-hidden data-direction-icon className="size-5" />
          <span className="text-center leading-tight">{say('all_branches')}</span>
        </Button>
        {sections.map((each) => {
          const Icon = ICONS[each]
          const isHere = each === section
          return (
            <Button
              key={each}
              aria-current={isHere ? 'page' : 'false'}
              onPress={() => onChoose(each)}
              className={classNames(
                PLACE,
                isHere ? 'bg-ours-soft font-semibold text-ours-ink' : 'text-ink-soft hover:bg-sunken',
              )}
            >
              <Icon aria-hidden className="size-5" />
              <span className="text-center leading-tight">{say(`tab_${each}`)}</span>
            </Button>
          )
        })}
      </div>
    </nav>
  )
}
