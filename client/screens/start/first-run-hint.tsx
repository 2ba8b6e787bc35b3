import { useEffect, useState } from 'react'
import { z } from 'zod'
import { usePage } from '../../app/page.ts'
import { Banner } from '../../design/banner.tsx'
import { startWords } from '../../words/start/start-words.ts'
import { useWords } from '../../words/use-words.ts'

const setupState = z.object({ is_open: z.boolean() })

/** While there is nobody yet who could do anything here. */
export function FirstRunHint() {
  const say = useWords(startWords)
  const { ask } = usePage()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    void ask({ path: '/api/setup', answer: setupState }).then((answer) => answer.ok && setOpen(answer.value.is_open))
  }, [ask])
  return isOpen ? <Banner tone="ours">{say('first_run')}</Banner> : null
}
