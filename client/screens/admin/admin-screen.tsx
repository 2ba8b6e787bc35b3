import { PageFrame } from '../../app/page-frame.tsx'
import { PersonLine } from '../../app/person-line.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

/** The administrator's page so far: who is there. */
export function AdminScreen() {
  const say = useWords(startWords)
  return (
    <PageFrame title={say('admin')}>
      <PersonLine path="/admin" />
    </PageFrame>
  )
}
