import { useEffect, useRef, useState } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { readEnrolmentCode } from '../../../sync/devices/enrolment-code.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { enrolWords } from '../../words/enrol/enrol-words.ts'
import { useWords } from '../../words/use-words.ts'
import { CodeField } from './code-field.tsx'

type Props = { readonly code: string; readonly onEnrolled: (identity: IdentityValue) => void }

/** A code that came with the address is used at once; a person would only press the button. */
export function EnrolWithCode({ code, onEnrolled }: Props) {
  const say = useWords(enrolWords)
  const { home } = usePage()
  const [typed, setTyped] = useState(readEnrolmentCode(code) ?? '')
  const [isIncomplete, setIncomplete] = useState(false)
  const [isNotKept, setNotKept] = useState(false)
  const task = useTask()
  const hasBegun = useRef(false)

  async function enrol(): Promise<void> {
    setIncomplete(readEnrolmentCode(typed) === null)
    setNotKept(false)
    if (readEnrolmentCode(typed) === null || task.isRunning) return
    try {
      const answer = await task.run(() => home.enrol(typed))
      if (answer.ok) onEnrolled(answer.value)
    } catch {
      // The browser's own store refused: the code may be spent, but nothing was lost.
      setNotKept(true)
    }
  }
  useEffect(() => {
    if (hasBegun.current || readEnrolmentCode(code) === null) return
    hasBegun.current = true
    void enrol()
  })
  return (
    <Form label={say('title')} isTouched={typed !== ''} onSubmit={() => void enrol()}>
      <p className="text-ink-soft">{say('about')}</p>
      <CodeField value={typed} onChange={setTyped} fault={isIncomplete ? say('incomplete') : undefined} />
      {task.isRunning && <Banner tone="waiting">{say('working')}</Banner>}
      {isNotKept && <Banner tone="fault">{say('not_kept')}</Banner>}
      <FaultBanner fault={task.fault} />
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('enrol')}
      </Button>
    </Form>
  )
}
