import { PageFrame } from '../../app/page-frame.tsx'
import { PersonLine } from '../../app/person-line.tsx'
import { LensProvider } from '../../lens/lens-provider.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

/** The manager's page so far: who is there. A manager's own phone is no device of a branch. */
export function ManagerScreen() {
  const say = useWords(startWords)
  return (
    <PageFrame title={say('manager')}>
      <LensProvider>
        <PersonLine path="/manager" />
      </LensProvider>
    </PageFrame>
  )
}
