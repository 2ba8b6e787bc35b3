import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'

export type TabsProps = {
  readonly label: string
  readonly tabs: readonly { readonly id: string; readonly title: string; readonly body: ReactNode }[]
}

export function Tabs({ label, tabs }: TabsProps) {
  return (
    // The tab in it that has the focus bears the mark.
    <AriaTabs className="flex flex-col gap-4 outline-none">
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map(({ id, title }) => (
          <Tab
            key={id}
            id={id}
            className="min-h-11 cursor-pointer border-b-3 border-transparent px-3 py-2 sm:px-4 font-semibold whitespace-nowrap text-ink-soft data-[selected]:border-ours data-[selected]:text-ink"
          >
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, body }) => (
        <TabPanel key={id} id={id}>
          {body}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
