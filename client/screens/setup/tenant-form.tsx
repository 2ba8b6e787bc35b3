import { useState } from 'react'
import { languages } from '../../../sync/words/language.ts'
import { FaultBanner } from '../../app/fault-banner.tsx'
import { Form } from '../../app/form.tsx'
import { usePage } from '../../app/page.ts'
import { useTask } from '../../app/use-task.ts'
import { Button } from '../../design/button.tsx'
import { RadioGroup } from '../../design/radio-group.tsx'
import { TextField } from '../../design/text-field.tsx'
import { languageNames } from '../../words/language-names.ts'
import { setupWords } from '../../words/setup/setup-words.ts'
import { usePageLanguage } from '../../words/use-page-language.ts'
import { useWords } from '../../words/use-words.ts'
import {
  type AddedTenant,
  addedTenant,
  type TypedField,
  type TypedTenant,
  tenantFaults,
  toNewTenant,
} from './new-tenant.ts'
import { StepTitle } from './step-title.tsx'

type Props = { readonly onAdded: (typed: TypedTenant, answer: AddedTenant) => void }

export function TenantForm({ onAdded }: Props) {
  const say = useWords(setupWords)
  const { session } = usePage()
  const [language] = usePageLanguage()
  const [typed, setTyped] = useState<TypedTenant>({
    ...{ slug: '', ar: '', fr: '', en: '', adminName: '', adminEmail: '' },
    adminLanguage: language,
  })
  const [isAsked, setAsked] = useState(false)
  const task = useTask()
  const faults = tenantFaults(typed)

  async function submit(): Promise<void> {
    setAsked(true)
    if (Object.keys(faults).length > 0 || task.isRunning) return
    const answer = await task.run(() =>
      session.ask({ path: '/api/tenants', body: toNewTenant(typed), answer: addedTenant }),
    )
    if (answer.ok) onAdded(typed, answer.value)
  }
  const field = (name: TypedField) => {
    const fault = isAsked ? faults[name] : undefined
    return {
      value: typed[name],
      onChange: (text: string) => setTyped({ ...typed, [name]: text }),
      fault: fault && say(fault),
    }
  }
  return (
    <Form
      label={say('tenant_title')}
      isTouched={typed.slug + typed.ar + typed.fr !== ''}
      onSubmit={() => void submit()}
    >
      <StepTitle step={2} title={say('tenant_title')} about={say('tenant_about')} />
      <TextField label={say('slug')} hint={say('slug_hint')} isLatin {...field('slug')} />
      <TextField label={say('name_ar')} {...field('ar')} />
      <TextField label={say('name_fr')} {...field('fr')} />
      <TextField label={say('name_en')} {...field('en')} />
      <TextField label={say('admin_name')} {...field('adminName')} />
      <TextField label={say('admin_email')} type="email" isLatin {...field('adminEmail')} />
      <RadioGroup
        label={say('admin_language')}
        choices={languages.map((id) => ({ id, label: languageNames[id] }))}
        value={typed.adminLanguage}
        onChange={(adminLanguage) => setTyped({ ...typed, adminLanguage })}
      />
      <FaultBanner fault={task.fault} />
      <Button type="submit" kind="primary" size="big" isPending={task.isRunning}>
        {say('add_tenant')}
      </Button>
    </Form>
  )
}
