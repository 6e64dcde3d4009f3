import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/global.css'
import './fonts.css'
import './tokens.css'
import './mantine.css'
import './base.css'
import './colourScheme.ts'
import { type ReactNode, useEffect } from 'react'
import { Speaking, type Words } from './words.tsx'

type Props = { locale: string; words: Words; children: ReactNode }

/** Everything of `ui/` stands inside. The colour scheme follows the system until the reader chooses one. */
export function Provider({ locale, words, children }: Props) {
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  return (
    <Speaking locale={locale} words={words}>
      {children}
    </Speaking>
  )
}

export { useColourScheme } from './colourScheme.ts'
