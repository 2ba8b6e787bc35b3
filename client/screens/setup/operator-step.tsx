import { useState } from 'react'
import { z } from 'zod'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { LinkButton } from '../../app/link-button.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Button } from '../../design/button.tsx'
import { PasswordField } from '../../design/password-field.tsx'
import { TextField } from '../../design/text-field.tsx'
import { signedIn } from '../../session/signed-in.ts'
import { setupWords } from '../../words/setup/setup-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import { StepTitle } from './step-title.tsx'

const PLATFORM = 'platform'
const made = z.object({ tenant: z.literal(PLATFORM), staff_id: z.string() })

/** Makes the operator's account and signs in with it at once. */
export function OperatorStep({ token }: { readonly token: string }) {
  const say = useWords(setupWords)
  const { askWithProof, session } = usePage()
  const [language] = usePageLanguage()
  const [typed, setTyped] = useState({ name: '', email: '', password: '' })
  const [isAsked, setAsked] = useState(false)
  const task = useTask()
  const isWhole = Object.values(typed).every((text) => text.trim() !== '')
  const needed = (text: string): string | undefined => (isAsked && text.trim() === '' ? say('needed') : undefined)

  async function setUp() {
    const body = { ...typed, name: typed.name.trim(), email: typed.email.trim() }
    const answer = await askWithProof({ path: '/api/setup', body: { ...body, token, language }, answer: made })
    if (!answer.ok) return answer
    const credentials = { tenant: PLATFORM, email: body.email, password: typed.password }
    return askWithProof({ path: '/api/sign-in', body: credentials, answer: signedIn })
  }
  async function submit(): Promise<void> {
    setAsked(true)
    if (!isWhole || task.isRunning) return
    const answer = await task.run(setUp)
    if (answer.ok) session.open(answer.value)
  }
  return (
    <Form label={say('operator_title')} isTouched={Object.values(typed).some(Boolean)} onSubmit={() => void submit()}>
      <StepTitle step={1} title={say('operator_title')} about={say('operator_about')} />
      <TextField
        label={say('name')}
        autoComplete="name"
        value={typed.name}
        onChange={(name) => setTyped({ ...typed, name })}
        fault={needed(typed.name)}
      />
      <TextField
        label={say('email')}
        type="email"
        autoComplete="username"
        isLatin
        value={typed.email}
        onChange={(email) => setTyped({ ...typed, email })}
        fault={needed(typed.email)}
      />
      <PasswordField
        label={say('password')}
        hint={say('password_hint')}
        autoComplete="new-password"
        value={typed.password}
        onChange={(password) => setTyped({ ...typed, password })}
        fault={needed(typed.password)}
      />
      <FaultBanner fault={task.fault} />
      {task.fault?.code === 'already_done' && (
        <LinkButton href="/sign-in?tenant=platform&next=/setup">{say('go_sign_in')}</LinkButton>
      )}
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('make_operator')}
      </Button>
    </Form>
  )
}
