import { useState } from 'react'
import { z } from 'zod'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Button } from '../../design/button.tsx'
import { PasswordField } from '../../design/password-field.tsx'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecondFactorConfirm } from './second-factor-confirm.tsx'

const begun = z.object({ secret: z.string(), uri: z.string() })

/** Where the organisation asks for a second step and there is none yet: password again, picture, code, recovery codes. */
export function SecondFactorSetup({ onDone }: { readonly onDone: () => void }) {
  const say = useWords(signInWords)
  const { session } = usePage()
  const [password, setPassword] = useState('')
  const [secret, setSecret] = useState<z.output<typeof begun>>()
  const [codes, setCodes] = useState<readonly string[]>()
  const task = useTask()
  async function begin(): Promise<void> {
    if (password === '' || task.isRunning) return
    const answer = await task.run(() => session.ask({ path: '/api/me/totp', body: { password }, answer: begun }))
    if (answer.ok) setSecret(answer.value)
  }
  if (codes !== undefined) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (secret !== undefined) return <SecondFactorConfirm {...secret} onConfirmed={setCodes} />
  return (
    <Form label={say('totp_title')} isTouched={password !== ''} onSubmit={() => void begin()}>
      <PasswordField
        label={say('password')}
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
      />
      <FaultBanner fault={task.fault} />
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('go_on')}
      </Button>
    </Form>
  )
}
