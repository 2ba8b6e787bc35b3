import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { Answer } from '../../api/answer.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { LinkButton } from '../../app/link-button.tsx'
import { usePage } from '../../app/page.ts'
import { Banner } from '../../design/banner.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { setupWords } from '../../words/setup/setup-words.ts'
import { useWords } from '../../words/use-words.ts'

const setupState = z.object({ is_open: z.boolean() })

/** Who comes without the token learns where it is, or that it is no longer needed. */
export function NoToken() {
  const say = useWords(setupWords)
  const { ask } = usePage()
  const [answer, setAnswer] = useState<Answer<z.output<typeof setupState>>>()
  useEffect(() => {
    void ask({ path: '/api/setup', answer: setupState }).then(setAnswer)
  }, [ask])
  if (answer === undefined) return <Skeleton />
  if (!answer.ok) return <FaultBanner fault={answer.fault} />
  if (answer.value.is_open) return <Banner tone="ours">{say('no_token')}</Banner>
  return (
    <>
      <Banner tone="done">{say('already')}</Banner>
      <LinkButton href="/sign-in?tenant=platform&next=/setup">{say('go_sign_in')}</LinkButton>
    </>
  )
}
