import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components/Tabs'

export interface TabItem {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

export interface TabsProps {
  readonly label: string
  readonly items: readonly TabItem[]
  readonly selected?: string
  readonly onSelect?: (id: string) => void
}

/** Views of one thing. Tabs wrap on a phone; nothing scrolls out of sight. */
export function Tabs({ label, items, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      {...(selected === undefined ? {} : { selectedKey: selected })}
      onSelectionChange={(key) => onSelect?.(String(key))}
      className="flex flex-col gap-gap"
    >
      <TabList aria-label={label} className="flex flex-wrap gap-x-1 border-b border-line">
        {items.map((item) => (
          <Tab
            key={item.id}
            id={item.id}
            className="-mb-px flex min-h-target cursor-pointer items-center border-b-[3px] border-transparent px-4 text-muted hover:text-accent data-selected:border-accent data-selected:font-semibold data-selected:text-accent"
          >
            {item.label}
          </Tab>
        ))}
      </TabList>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className="flex flex-col gap-gap">
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
