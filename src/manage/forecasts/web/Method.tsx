import { Link } from '@tanstack/react-router'
import type { OutputOf } from '../../../kernel/contract.ts'
import { usePaths } from '../../../web/paths.ts'
import { t } from '../../../web/words.ts'
import type { of } from '../contract.ts'
import { between, courseSentence, said } from './saying.ts'

export type Spoken = NonNullable<OutputOf<typeof of>['measures'][number]['forecast']>

/** How one measure's forecast came about, and how unsure it is. */
export function Method({ forecast, unit }: { forecast: Spoken; unit: string }) {
  const { values, from, until, likely, courses } = forecast
  return (
    <>
      <p>
        {t('Three courses are read off the {{count}} values from {{from}} to {{until}} and weighed together:', {
          count: values,
          from: said(from),
          until: said(until),
          one: 'Three courses are read off the {{count}} value from {{from}} to {{until}} and weighed together:',
        })}
      </p>
      <ul>
        {courses.map((course) => (
          <li key={course.name}>{courseSentence(course, likely, unit)}</li>
        ))}
      </ul>
      <p>
        {t('80 times of 100 it will be {{between}} on {{day}}.', {
          between: between(likely, unit),
          day: said(likely.on),
        })}
      </p>
    </>
  )
}

/** Whether to believe it is found out by looking back. */
export function HowGood() {
  const paths = usePaths()
  return (
    <p>
      <Link to={paths.calibration}>{t('How good forecasts have been')}</Link>
    </p>
  )
}
