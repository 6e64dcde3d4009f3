import { useEffect, useState } from 'react'
import classes from './Loading.module.css'
import { unseen } from './Unseen.tsx'
import { useWords } from './words.tsx'

type Props = {
  /** How many lines will be there; the room is kept from the start, so that nothing jumps. */
  lines?: number
  /** A shape for what is no text, such as a chart: its height in rem. */
  height?: number
  label?: string
}

const patience = 300

/** Room for what is on its way. Shows, and says so, only after a moment: most answers are there before. */
export function Loading({ lines = 3, height, label }: Props) {
  const words = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])
  const widths = height ? [100] : Array.from({ length: lines }, (_, line) => [92, 100, 78, 96, 64][line % 5])
  return (
    <div className={classes.loading} data-late={late || undefined}>
      <div role="status" className={unseen}>
        {late ? (label ?? words.loading) : ''}
      </div>
      {widths.map((width, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
          key={line}
          className={classes.line}
          style={{ inlineSize: `${width}%`, blockSize: height && `${height}rem` }}
          aria-hidden
        />
      ))}
    </div>
  )
}
