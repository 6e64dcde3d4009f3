import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Tabs.css'
import { Tabs as MantineTabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { Library } from './Library.tsx'
import classes from './Tabs.module.css'

export type Tab<Value extends string> = { value: Value; label: string; count?: number; content: ReactNode }

type Props<Value extends string> = {
  label: string
  tabs: Tab<Value>[]
  value: Value
  onChange: (value: Value) => void
}

/** A few views of the same thing, one at a time. Only the open one is drawn. */
export function Tabs<Value extends string>({ label, tabs, value, onChange }: Props<Value>) {
  return (
    <Library>
      <MantineTabs
        value={value}
        onChange={(chosen) => chosen && onChange(chosen as Value)}
        keepMounted={false}
        classNames={{ list: classes.list, tab: classes.tab, panel: classes.panel }}
      >
        <MantineTabs.List aria-label={label}>
          {tabs.map((tab) => (
            <MantineTabs.Tab key={tab.value} value={tab.value}>
              {tab.label}
              {tab.count !== undefined && <span className={classes.count}> {tab.count}</span>}
            </MantineTabs.Tab>
          ))}
        </MantineTabs.List>
        {tabs.map((tab) => (
          <MantineTabs.Panel key={tab.value} value={tab.value}>
            {tab.content}
          </MantineTabs.Panel>
        ))}
      </MantineTabs>
    </Library>
  )
}
