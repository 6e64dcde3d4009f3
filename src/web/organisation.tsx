import { createContext, type ReactNode, useContext } from 'react'

const Context = createContext<string | null>(null)

/** Everything inside asks in this organisation. */
export function InOrganisation({ slug, children }: { slug: string; children: ReactNode }) {
  return <Context value={slug}>{children}</Context>
}

/** The slug of the organisation that the page is in, or null outside of any. */
export const useOrganisationIfAny = (): string | null => useContext(Context)

/** The slug of the organisation that the page is in. */
export function useOrganisation(): string {
  const slug = useContext(Context)
  if (!slug) throw new Error('This part of a page needs an organisation around it.')
  return slug
}
