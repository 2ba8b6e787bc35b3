import { useState } from 'react'
import { done } from '../../api/ask.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Button } from '../../design/button.tsx'
import { PasswordField } from '../../design/password-field.tsx'
import { passwordWords } from '../../words/password/password-words.ts'
import { useWords } from '../../words/use-words.ts'

/** Typed once, since it can be looked at. */
export function ChoosePassword({ token, onDone }: { readonly token: string; readonly onDone: () => void }) {
  const say = useWords(passwordWords)
  const { askWithProof } = usePage()
  const [password, setPassword] = useState('')
  const task = useTask()
  async function submit(): Promise<void> {
    if (password === '' || task.isRunning) return
    const question = { path: '/api/password/choose', body: { token, password }, answer: done }
    const answer = await task.run(() => askWithProof(question))
    if (answer.ok) onDone()
  }
  return (
    <Form label={say('title')} isTouched={password !== ''} onSubmit={() => void submit()}>
      <PasswordField
        label={say('password')}
        hint={say('about')}
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      <FaultBanner fault={task.fault} />
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('choose')}
      </Button>
    </Form>
  )
}
