import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { kioskWords } from '../../words/kiosk/kiosk-words.ts'
import { useWords } from '../../words/use-words.ts'

type Props = {
  /** The configuration is there, but no number can be given before the server was reached [NU3]. */
  readonly isWithoutNumbers: boolean
}

/** Before the branch's configuration has come for the first time, and while there is no number to give: nothing to press. */
export function Preparing({ isWithoutNumbers }: Props) {
  const say = useWords(kioskWords)
  return (
    <>
      <h1 className="text-hero">{say('one_moment')}</h1>
      <p className="text-large">{say('getting_ready')}</p>
      {isWithoutNumbers ? (
        <Banner tone="waiting" code="no_letter">
          {say('no_letter')}
        </Banner>
      ) : (
        <Skeleton lines={6} />
      )}
    </>
  )
}
