import { createContext, type ReactNode, useContext } from 'react'
import { dayIn } from '../kernel/dates.ts'
import type { Ability } from '../kernel/viewer.ts'

/** Who looks, and where. The shell asks for it once; a page finds it here. */
export interface Seer {
  organisation: {
    id: string
    slug: string
    name: string
    /** Such as `Europe/London`: civil dates are meant in it. */
    zone: string
    locale: string
    /** An ISO 4217 code. */
    currency: string
    demonstration: boolean
  }
  me: { person: string; name: string; title: string; administrator: boolean }
  /** What the viewer may do in the organisation as a whole; a thing's own abilities travel with the thing. */
  abilities: Record<string, Ability>
}

const Context = createContext<Seer | null>(null)

export function Viewing({ seer, children }: { seer: Seer; children: ReactNode }) {
  return <Context value={seer}>{children}</Context>
}

export function useViewer(): Seer {
  const seer = useContext(Context)
  if (!seer) throw new Error('This part of a page needs a viewer: it belongs inside of the shell.')
  return seer
}

/** The civil date where the organisation is. */
export const useToday = (): string => dayIn(useViewer().organisation.zone, new Date())
