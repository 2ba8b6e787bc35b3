import { useState } from 'react'
import { Button } from '../../design/button.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { devWords } from '../../words/dev/dev-words.ts'
import { useWords } from '../../words/use-words.ts'
import { DataTab } from './data-tab.tsx'
import type { DevTools } from './dev-tools.ts'
import { FaultsTab } from './faults-tab.tsx'
import { LensTab } from './lens-tab.tsx'
import { OutboxTab } from './outbox-tab.tsx'
import { StateTab } from './state-tab.tsx'

/** For those who try a device out: what lies on its disk, and every fault that it must outlast, at a press. */
export function DevPanel({ tools }: { readonly tools: DevTools }) {
  const say = useWords(devWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <aside aria-label={say('title')} className="fixed start-2 bottom-2 z-30 flex max-w-lg flex-col items-start gap-2">
      {isOpen && (
        <div className="max-h-[70dvh] w-full overflow-auto rounded-card border border-edge bg-surface p-4 shadow-card">
          <Tabs
            label={say('title')}
            tabs={[
              { id: 'faults', title: say('faults'), body: <FaultsTab tools={tools} /> },
              { id: 'outbox', title: say('outbox'), body: <OutboxTab /> },
              { id: 'rows', title: say('rows'), body: <DataTab tools={tools} /> },
              { id: 'state', title: say('state'), body: <StateTab /> },
              { id: 'lens', title: say('lens'), body: <LensTab /> },
            ]}
          />
        </div>
      )}
      <Button kind="plain" onPress={() => setOpen(!isOpen)}>
        {say('title')}
      </Button>
    </aside>
  )
}
