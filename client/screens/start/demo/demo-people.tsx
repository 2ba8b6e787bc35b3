import { startWords } from '../../../words/start/start-words.ts'
import { useWords } from '../../../words/use-words.ts'
import type { DemoBranch } from './demo.ts'

type Props = { readonly password: string; readonly tenant: string; readonly branch: DemoBranch }

const ROLES = ['teller', 'manager', 'admin'] as const

/** Who works there; each name leads to the door with the name filled in. */
export function DemoPeople({ password, tenant, branch }: Props) {
  const say = useWords(startWords)
  return (
    <section className="flex flex-col gap-2">
      <p className="text-ink-soft">{say('people_about', { password })}</p>
      <ul className="flex flex-col">
        {branch.people.map(({ id, name, role, email }) => {
          const known = ROLES.find((each) => each === role)
          const query = new URLSearchParams({ tenant, email: email ?? '' })
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-3 border-t border-line">
              <a
                href={`/sign-in?${query}`}
                className="inline-flex min-h-11 min-w-0 items-center font-semibold text-ours-ink underline underline-offset-4"
              >
                <bdi>{name}</bdi>
              </a>
              <span className="text-small text-ink-soft">{known !== undefined && say(`role_${known}`)}</span>
              <bdi dir="ltr" className="text-small break-all text-ink-soft">
                {email}
              </bdi>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
