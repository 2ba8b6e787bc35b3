import { useState } from 'react'
import { z } from 'zod'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Button } from '../../design/button.tsx'
import { QrCode } from '../../design/qr-code.tsx'
import { TextField } from '../../design/text-field.tsx'
import { signInWords } from '../../words/sign-in/sign-in-words.ts'
import { useWords } from '../../words/use-words.ts'

type Props = { readonly secret: string; readonly uri: string; readonly onConfirmed: (codes: readonly string[]) => void }
const confirmed = z.object({ recovery_codes: z.array(z.string()) })

export function SecondFactorConfirm({ secret, uri, onConfirmed }: Props) {
  const say = useWords(signInWords)
  const { session } = usePage()
  const [code, setCode] = useState('')
  const task = useTask()
  async function confirm(): Promise<void> {
    if (code.trim() === '' || task.isRunning) return
    const question = { path: '/api/me/totp/confirm', body: { code: code.trim() }, answer: confirmed }
    const answer = await task.run(() => session.ask(question))
    if (answer.ok) onConfirmed(answer.value.recovery_codes)
  }
  return (
    <Form label={say('totp_title')} isTouched onSubmit={() => void confirm()}>
      <p>{say('totp_about')}</p>
      <div aria-hidden className="size-56 self-center">
        <QrCode text={uri} label={say('totp_title')} />
      </div>
      <p>{say('totp_key')}</p>
      <output dir="ltr" className="rounded-card border border-line bg-sunken p-3 text-center break-all">
        {secret}
      </output>
      <TextField label={say('code')} isLatin autoComplete="one-time-code" value={code} onChange={setCode} />
      <FaultBanner fault={task.fault} />
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('totp_confirm')}
      </Button>
    </Form>
  )
}
