import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'

export interface TrailStep {
  label: string
  /** Where it leads; absent where one stands already. */
  to?: string
}

const Reading = createContext<readonly TrailStep[]>([])
const Writing = createContext<(steps: readonly TrailStep[]) => void>(() => undefined)

/** Carries what a page says of its place to the top line. */
export function Trails({ children }: { children: ReactNode }) {
  const [steps, setSteps] = useState<readonly TrailStep[]>([])
  return (
    <Writing value={setSteps}>
      <Reading value={steps}>{children}</Reading>
    </Writing>
  )
}

export const useTrailSteps = (): readonly TrailStep[] => useContext(Reading)

/** Says the way back in the top line, from the whole to where one stands: `useTrail([{ label: 'Goals', to }, …])`. */
export function useTrail(steps: readonly TrailStep[]): void {
  const write = useContext(Writing)
  const said = JSON.stringify(steps)
  const same = useMemo(() => JSON.parse(said) as TrailStep[], [said])
  useEffect(() => {
    write(same)
    return () => write([])
  }, [write, same])
}
