import { useCallback, useEffect, useState } from 'react'
import { done } from '../../api/ask.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Button } from '../../design/button.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import type { SignedIn } from '../../session/signed-in.ts'
import { baseWords } from '../../words/base/base-words.ts'
import { sessionsWords } from '../../words/sessions/sessions-words.ts'
import { useWords } from '../../words/use-words.ts'
import { EndAll } from './end-all.tsx'
import { inOrder, type OwnSession, ownSessions } from './own-sessions.ts'
import { SessionLine } from './session-line.tsx'

export function SessionList({ signedIn }: { readonly signedIn: SignedIn }) {
  const say = useWords(sessionsWords)
  const sayBase = useWords(baseWords)
  const { session, notices } = usePage()
  const [list, setList] = useState<readonly OwnSession[]>()
  const { run, fault } = useTask()

  const load = useCallback(() => session.ask({ path: '/api/sessions', answer: ownSessions }), [session])
  const show = useCallback(async () => {
    const answer = await run(load)
    if (answer.ok) setList(inOrder(answer.value.sessions))
  }, [load, run])
  useEffect(() => {
    void show()
  }, [show])

  async function end(ended: OwnSession): Promise<void> {
    const answer = await run(() => session.ask({ path: `/api/sessions/${ended.id}`, method: 'DELETE', answer: done }))
    if (!answer.ok) return
    setList((before) => before?.filter(({ id }) => id !== ended.id))
    notices.add('done', say('ended'))
  }
  async function leave(path: string, body?: unknown): Promise<void> {
    const answer = await run(() => session.ask({ path, method: 'POST', body: body ?? {}, answer: done }))
    if (answer.ok) session.forget()
  }
  return (
    <>
      <FaultBanner fault={fault} />
      {list === undefined && fault === undefined && <Skeleton lines={5} />}
      {list === undefined && fault !== undefined && <Button onPress={() => void show()}>{sayBase('retry')}</Button>}
      <ul className="flex flex-col gap-2">
        {list?.map((each) => (
          <SessionLine key={each.id} session={each} onEnd={() => void end(each)} />
        ))}
      </ul>
      <Button onPress={() => void leave('/api/sign-out', { session_id: signedIn.session.id })}>
        {say('end_this')}
      </Button>
      <EndAll onEnd={() => void leave('/api/sign-out-everywhere')} />
    </>
  )
}
