import { lazy, Suspense } from 'react'
import classes from './Path.module.css'
import { type PathStep, shortened } from './path-steps.ts'
import { useWidth } from './useWidth.ts'

const PathMore = lazy(() => import('./PathMore.tsx').then(({ PathMore }) => ({ default: PathMore })))

type Props = {
  label: string
  /** Names the button behind which the steps in between are, where there is no room for all. */
  moreLabel: string
  steps: PathStep[]
}

/** The way back, always in sight: from the whole, on the left, to where one stands. What has no room is one press away. */
export function Path({ label, moreLabel, steps }: Props) {
  const [nav, width] = useWidth<HTMLElement>()
  const { first, between, last } = shortened(steps, width)
  return (
    <nav ref={nav} aria-label={label} className={classes.path}>
      <ol className={classes.steps}>
        {first.map((step) => drawn(step, step === steps.at(-1)))}
        {between.length > 0 && (
          <li className={classes.more}>
            <Suspense fallback="…">
              <PathMore label={moreLabel} steps={between} />
            </Suspense>
          </li>
        )}
        {last.map((step) => drawn(step, step === steps.at(-1)))}
      </ol>
    </nav>
  )
}

const drawn = (step: PathStep, isHere: boolean) => (
  <li key={step.id} className={classes.step}>
    {step.render && !isHere ? (
      step.render({ className: classes.link, children: step.label })
    ) : (
      <span className={classes.here} aria-current="page" title={step.label}>
        {step.label}
      </span>
    )}
  </li>
)
