import { useState } from 'react'
import { LinkButton } from '../../app/link-button.tsx'
import { PageFrame } from '../../app/page-frame.tsx'
import { takeFragment } from '../../app/take-fragment.ts'
import { Banner } from '../../design/banner.tsx'
import { passwordWords } from '../../words/password/password-words.ts'
import { useWords } from '../../words/use-words.ts'
import { ChoosePassword } from './choose-password.tsx'

/** Where the links of invitations and forgotten passwords lead. */
export function PasswordScreen() {
  const say = useWords(passwordWords)
  const [token] = useState(takeFragment)
  const [isDone, setDone] = useState(false)
  return (
    <PageFrame title={say('title')}>
      {isDone ? (
        <>
          <Banner tone="done">{say('done')}</Banner>
          <LinkButton href="/sign-in">{say('sign_in')}</LinkButton>
        </>
      ) : token === '' ? (
        <Banner tone="ours">{say('no_link')}</Banner>
      ) : (
        <ChoosePassword token={token} onDone={() => setDone(true)} />
      )}
    </PageFrame>
  )
}
