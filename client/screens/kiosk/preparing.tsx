import { Skeleton } from '../../design/skeleton.tsx'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../words/use-words.ts'

/** Before the branch's configuration has come for the first time. */
export function Preparing() {
  const say = useWords(kioskWords)
  return (
    <>
      <h1 className="text-hero">{say('one_moment')}</h1>
      <p className="text-large">{say('getting_ready')}</p>
      <Skeleton lines={6} />
    </>
  )
}
