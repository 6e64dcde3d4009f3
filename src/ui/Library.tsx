import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme } from './theme.ts'

const scheme = { get: () => 'light' as const, set() {}, subscribe() {}, unsubscribe() {}, clear() {} }

/** The content security policy lets only styles with this answer's nonce be written into the page. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''

/**
 * Around each part that the library draws, and not around the product: a page without fields need not fetch it. The
 * colour scheme and all values are ours, see `colourScheme.ts` and `mantine.css`.
 */
export function Library({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={scheme}
      getRootElement={() => undefined}
      getStyleNonce={nonce}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      {children}
    </MantineProvider>
  )
}
