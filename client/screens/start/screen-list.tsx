import {
  ChevronRight,
  LayoutGrid,
  type LucideIcon,
  MonitorSmartphone,
  Printer,
  Settings,
  Tv,
  UserRoundCheck,
} from 'lucide-react'
import { TextLink } from '../../app/text-link.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

const SCREENS = [
  ['kiosk', Printer],
  ['teller', UserRoundCheck],
  ['display', Tv],
  ['manager', LayoutGrid],
  ['admin', Settings],
  ['enrol', MonitorSmartphone],
] as const satisfies [string, LucideIcon][]

export function ScreenList() {
  const say = useWords(startWords)
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-large">{say('screens')}</h2>
      <ul className="grid gap-2 sm:grid-cols-2">
        {SCREENS.map(([name, Icon]) => (
          <li key={name}>
            <a
              href={`/${name}`}
              className="flex min-h-18 items-center gap-4 rounded-card bg-surface px-4 py-3 shadow-card hover:bg-ours-soft"
            >
              <Icon aria-hidden className="size-7 shrink-0 text-ours-ink" />
              <span className="min-w-0 grow">
                <span className="block font-semibold">{say(name)}</span>
                <span className="block text-small text-ink-soft">{say(`${name}_about`)}</span>
              </span>
              <ChevronRight aria-hidden data-direction-icon className="size-5 shrink-0 text-ink-soft" />
            </a>
          </li>
        ))}
      </ul>
      <nav className="flex flex-wrap gap-x-6">
        <TextLink href="/sign-in">{say('sign_in')}</TextLink>
        <TextLink href="/sessions">{say('sessions')}</TextLink>
        <TextLink href="/docs">{say('docs')}</TextLink>
        <TextLink href="/health/ready">{say('ready')}</TextLink>
      </nav>
    </section>
  )
}
