import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../ui/Button.tsx'
import { Row, Text } from '../../../ui/Layout.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { ways } from '../contract.ts'
import { startKey } from './start-key.ts'

/** What else one can do from here: look around in the demonstration, or set up an organisation. */
export function OtherWays() {
  const key = startKey()
  const { data } = useAnswer(ways, { key })
  if (!data?.demonstration && !data?.maySetUp) return null
  return (
    <>
      <Text>{t('You are at the machine that Bearing runs on, so you can also:')}</Text>
      <Row>
        {data.demonstration && (
          <Link to="/" className={buttonClass}>
            {t('Look around in the demonstration')}
          </Link>
        )}
        {data.maySetUp && (
          <Link to="/set-up" search={{ key } as never} className={buttonClass}>
            {t('Set up an organisation')}
          </Link>
        )}
      </Row>
    </>
  )
}
