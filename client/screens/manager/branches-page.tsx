import { PageFrame } from '../../app/page-frame.tsx'
import { managerWords } from '../../words/manager/manager-words.ts'
import { useWords } from '../../words/use-words.ts'
import { BranchList } from './branch-list.tsx'
import { BranchPage } from './branch-page.tsx'
import { PersonDoor } from './person-door.tsx'
import { usePlace } from './use-place.ts'

/** The branches that a person answers for, and each of them from inside. */
export function BranchesPage({ path }: { readonly path: string }) {
  const say = useWords(managerWords)
  const [place, go] = usePlace()
  return (
    <PersonDoor path={path} frame={(body) => <PageFrame title={say('title')}>{body}</PageFrame>}>
      {({ person, session }) =>
        place.branchId === undefined ? (
          <PageFrame title={say('title')} isWide>
            <BranchList person={person.name} onOpen={(branchId) => go({ branchId, section: 'now' })} />
          </PageFrame>
        ) : (
          <BranchPage
            key={place.branchId}
            branchId={place.branchId}
            section={place.section}
            pinDigits={session.pin_digits}
            go={go}
          />
        )
      }
    </PersonDoor>
  )
}
