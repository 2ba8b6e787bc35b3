import type { IdentityValue } from '../../../../sync/device/meta.ts'
import { FaultBanner } from '../../../app/fault-banner.tsx'
import { usePage } from '../../../app/page.ts'
import { useTask } from '../../../app/use-task.ts'
import { Button } from '../../../design/button.tsx'
import { Card } from '../../../design/card.tsx'
import { tellerWords } from '../../../words/teller/teller-words.ts'
import { useWords } from '../../../words/use-words.ts'
import { signIn } from '../../sign-in/sign-in.ts'
import { useDemo } from './use-demo.ts'

/** The tellers of the invented branch, each by one press: their password is no secret. */
export function DemoSignIn({ identity }: { readonly identity: IdentityValue }) {
  const say = useWords(tellerWords)
  const page = usePage()
  const task = useTask()
  const view = useDemo()
  if (view.kind !== 'demo') return null
  const { banks, password } = view.demo
  const branch = banks.flatMap((bank) => bank.branches).find(({ id }) => id === identity.branch_id)
  const tellers = (branch?.people ?? []).flatMap(({ role, name, email }) =>
    role === 'teller' && email !== null ? [{ name, email }] : [],
  )
  async function enter(email: string): Promise<void> {
    if (task.isRunning) return
    const typed = { device: identity, tenant: identity.tenant.slug, email, password, code: '' }
    const answer = await task.run(() => signIn(page, typed, () => undefined))
    if (answer.ok) page.session.open(answer.value)
  }
  return (
    <Card>
      <h2 className="text-large">{say('demo_sign_in')}</h2>
      {tellers.map(({ name, email }) => (
        <Button key={email} isPending={task.isRunning} onPress={() => void enter(email)}>
          {name}
        </Button>
      ))}
      <FaultBanner fault={task.fault} />
    </Card>
  )
}
