import { useState } from 'react'
import { nameIn } from '../../../app/name-in.ts'
import { Card } from '../../../design/card.tsx'
import { Select } from '../../../design/select.tsx'
import { Tabs } from '../../../design/tabs.tsx'
import { startWords } from '../../../words/start/start-words.ts'
import { usePageLanguage } from '../../../words/use-page-language.ts'
import { useWords } from '../../../words/use-words.ts'
import type { Demo } from './demo.ts'
import { DemoDevices } from './demo-devices.tsx'
import { DemoPeople } from './demo-people.tsx'

export function DemoPanel({ demo }: { readonly demo: Demo }) {
  const say = useWords(startWords)
  const [language] = usePageLanguage()
  const places = demo.banks.flatMap((bank) => bank.branches.map((branch) => ({ bank, branch })))
  const [branchId, setBranchId] = useState(places[0]?.branch.id ?? '')
  const place = places.find(({ branch }) => branch.id === branchId)
  return (
    <Card>
      <h2 className="text-large">{say('demo_title')}</h2>
      <p className="text-ink-soft">{say('demo_about')}</p>
      <Select
        label={say('branch')}
        value={branchId}
        onChange={setBranchId}
        choices={places.map(({ bank, branch }) => ({
          id: branch.id,
          label: `${nameIn(branch.names, language)} · ${nameIn(bank.names, language)}`,
        }))}
      />
      {place !== undefined && (
        <Tabs
          label={say('demo_title')}
          tabs={[
            { id: 'devices', title: say('devices'), body: <DemoDevices demo={demo} branch={place.branch} /> },
            {
              id: 'people',
              title: say('people'),
              body: <DemoPeople password={demo.password} tenant={place.bank.slug} branch={place.branch} />,
            },
          ]}
        />
      )}
    </Card>
  )
}
