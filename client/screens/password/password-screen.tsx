import { useState } from 'react'
import { LinkButton } from '../../app/link-button.tsx'
import { PageFrame } from '../../app/page-frame.tsx'
import { useFragment } from '../../app/use-fragment.ts'
import { Banner } from '../../design/banner.tsx'
import { passwordWords } from '../../words/password/password-words.ts'
import { useWords } from '../../words/use-words.ts'
import { ChoosePassword } from './choose-password.tsx'

/** Where the links of invitations and forgotten passwords lead. */
export function PasswordScreen() {
  const say = useWords(passwordWords)
  const token = useFragment()
  const [done, setDone] = useState<string>()
  return (
    <PageFrame title={say('title')}>
      {done !== undefined && done === token ? (
        <>
          <Banner tone="done">{say('done')}</Banner>
          <LinkButton href="/sign-in">{say('sign_in')}</LinkButton>
        </>
      ) : token === '' ? (
        <Banner tone="ours">{say('no_link')}</Banner>
      ) : (
        <ChoosePassword key={token} token={token} onDone={() => setDone(token)} />
      )}
    </PageFrame>
  )
}
