import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/global.css'
import './fonts.css'
import './tokens.css'
import './mantine.css'
import './base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { theme } from './theme.ts'
import { Speaking, type Words } from './words.tsx'

type Props = { locale: string; words: Words; children: ReactNode }

const colourScheme = localStorageColorSchemeManager({ key: 'colour-scheme' })

/** Everything of `ui/` stands inside. The colour scheme follows the system until the reader chooses one. */
export function Provider({ locale, words, children }: Props) {
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colourScheme}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Speaking locale={locale} words={words}>
        {children}
      </Speaking>
    </MantineProvider>
  )
}

export { useMantineColorScheme as useColourScheme } from '@mantine/core'
