import { useState } from 'react'
import { z } from 'zod'
import type { IdentityValue } from '../../../sync/device/meta.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { TextField } from '../../design/text-field.tsx'
import { baseWords } from '../../words/base/base-words.ts'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'
import { knownTenant } from './known-tenant.ts'

type Props = { readonly device: IdentityValue | undefined; readonly onBack: () => void }
const asked = z.object({ status: z.literal('asked') })

/** Asks for a link; what is answered tells nobody whether there is such a person. */
export function ForgotForm({ device, onBack }: Props) {
  const say = useWords(signInWords)
  const sayBase = useWords(baseWords)
  const { askWithProof } = usePage()
  const [tenant, setTenant] = useState(knownTenant(device))
  const [email, setEmail] = useState('')
  const [isSent, setSent] = useState(false)
  const task = useTask()
  async function submit(): Promise<void> {
    if (tenant.trim() === '' || email.trim() === '' || task.isRunning) return
    const body = { tenant: tenant.trim(), email: email.trim() }
    const answer = await task.run(() => askWithProof({ path: '/api/password/forgot', body, answer: asked }))
    setSent(answer.ok)
  }
  return (
    <Form label={say('forgot_title')} isTouched={email !== ''} onSubmit={() => void submit()}>
      {device === undefined && <TextField label={say('tenant')} isLatin value={tenant} onChange={setTenant} />}
      <TextField label={say('email')} type="email" isLatin value={email} onChange={setEmail} autoComplete="username" />
      {isSent && <Banner tone="ours">{say('forgot_about')}</Banner>}
      <FaultBanner fault={task.fault} />
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('send_link')}
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {sayBase('back')}
      </Button>
    </Form>
  )
}
