import { branchesNow } from '../../../sync/reports/branches-now.ts'
import { TextLink } from '../../app/text-link.tsx'
import { managerWords } from '../../words/manager/manager-words.ts'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'
import { BranchRow } from './branch-row.tsx'
import { SeenLine } from './seen-line.tsx'
import { byTrouble } from './trouble-of.ts'
import { useAnswer } from './use-answer.ts'

type Props = { readonly person: string; readonly onOpen: (branchId: string) => void }

/** Numbers of now are looked at for a minute or two, on a phone: often enough to be now, seldom enough for its battery. */
const EVERY_MS = 15_000

/** The branch that needs somebody most stands first [BN5]. */
export function BranchList({ person, onOpen }: Props) {
  const say = useWords(managerWords)
  const sayStart = useWords(startWords)
  const seen = useAnswer('/api/branches', branchesNow, EVERY_MS)
  const branches = seen.value?.branches.toSorted(byTrouble)
  return (
    <>
      <SeenLine seen={seen} />
      {branches?.length === 0 && <p>{say('no_branches')}</p>}
      <ul className="grid gap-3 md:grid-cols-2">
        {branches?.map((branch) => (
          <BranchRow key={branch.id} branch={branch} onOpen={() => onOpen(branch.id)} />
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-4 text-ink-soft">
        <bdi>{person}</bdi>
        <TextLink href="/sessions">{sayStart('sessions')}</TextLink>
      </p>
    </>
  )
}
