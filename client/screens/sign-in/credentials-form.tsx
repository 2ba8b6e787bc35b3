import { useState } from 'react'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { PasswordField } from '../../design/password-field.tsx'
import { TextField } from '../../design/text-field.tsx'
import type { SignedIn } from '../../session/signed-in.ts'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'
import { knownEmail, knownTenant } from './known-tenant.ts'
import { ProviderButton } from './provider-button.tsx'
import { signIn } from './sign-in.ts'

type Props = {
  readonly device: IdentityValue | undefined
  readonly onSignedIn: (answer: SignedIn) => void
  readonly onForgotten: () => void
}

export function CredentialsForm({ device, onSignedIn, onForgotten }: Props) {
  const say = useWords(signInWords)
  const page = usePage()
  const [typed, setTyped] = useState({ tenant: knownTenant(device), email: knownEmail(), password: '', code: '' })
  const [isAsked, setAsked] = useState(false)
  const [needsCode, setNeedsCode] = useState(false)
  const [isWorking, setWorking] = useState(false)
  const task = useTask()
  const needed = (text: string): string | undefined => (isAsked && text.trim() === '' ? say('needed') : undefined)
  const isWhole = [typed.tenant, typed.email, typed.password, ...(needsCode ? [typed.code] : [])].every(
    (text) => text.trim() !== '',
  )

  async function submit(): Promise<void> {
    setAsked(true)
    if (!isWhole || task.isRunning) return
    const answer = await task.run(() => signIn(page, { ...typed, device }, () => setWorking(true)))
    setWorking(false)
    if (answer.ok) onSignedIn(answer.value)
    else if (answer.fault.code === 'totp_required') {
      setAsked(false)
      setNeedsCode(true)
    }
  }
  const set = (name: keyof typeof typed) => (text: string) => setTyped({ ...typed, [name]: text })
  return (
    <Form label={say('title')} isTouched={typed.password !== ''} onSubmit={() => void submit()}>
      {device !== undefined && <p className="text-ink-soft">{say('at_device', { name: device.name })}</p>}
      {device === undefined && (
        <TextField
          label={say('tenant')}
          hint={say('tenant_hint')}
          isLatin
          autoComplete="organization"
          value={typed.tenant}
          onChange={set('tenant')}
          fault={needed(typed.tenant)}
        />
      )}
      <TextField
        label={say('email')}
        type="email"
        isLatin
        autoComplete="username"
        value={typed.email}
        onChange={set('email')}
        fault={needed(typed.email)}
      />
      <PasswordField
        label={say('password')}
        autoComplete="current-password"
        value={typed.password}
        onChange={set('password')}
        fault={needed(typed.password)}
      />
      {needsCode && (
        <TextField
          label={say('code')}
          hint={say('code_hint')}
          isLatin
          autoFocus
          autoComplete="one-time-code"
          value={typed.code}
          onChange={set('code')}
          fault={needed(typed.code)}
        />
      )}
      {isWorking && <Banner tone="waiting">{say('checking_person')}</Banner>}
      {task.fault?.code === 'totp_required' ? (
        <Banner tone="ours">{say('code_hint')}</Banner>
      ) : (
        <FaultBanner fault={task.fault} />
      )}
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('go')}
      </Button>
      <ProviderButton tenant={typed.tenant} />
      <Button kind="quiet" onPress={onForgotten}>
        {say('forgot')}
      </Button>
    </Form>
  )
}
