import { type ComponentType, createContext } from 'react'

/** What slices above put beside the chosen node of the map; the shell brings them together. */
export interface NodeSlots {
  /** Below how it stands: the signals that endanger it. */
  endangered?: ComponentType<{ goal: string }>
}

export const NodeSlots = createContext<NodeSlots>({})
