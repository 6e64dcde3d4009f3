import { createTheme, type MantineColorsTuple } from '@mantine/core'

const every = (value: string) =>
  [value, value, value, value, value, value, value, value, value, value] satisfies MantineColorsTuple

/** The library's theme. Values live in `tokens.css`; this only says which of them the library's parts use. */
export const theme = createTheme({
  primaryColor: 'ink',
  colors: { ink: every('var(--ink)') },
  white: 'var(--raised)',
  black: 'var(--ink)',
  fontFamily: 'var(--font-work)',
  fontFamilyMonospace: 'var(--font-code)',
  headings: { fontFamily: 'var(--font-work)', fontWeight: '600' },
  fontSizes: {
    xs: 'var(--text-1)',
    sm: 'var(--text-2)',
    md: 'var(--text-3)',
    lg: 'var(--text-4)',
    xl: 'var(--text-5)',
  },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
})
