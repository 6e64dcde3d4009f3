import { Link } from '@tanstack/react-router'
import { me } from '../../../people/persons/contract.ts'
import { civilDate, relativeDays } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { useToday } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import { offers } from '../contract.ts'
import { OfferActs } from './OfferActs.tsx'
import classes from './Offers.module.css'
import type { OfferSeen } from './offer.ts'
import { kindWord, pathOf } from './saying.ts'

/** What is offered to me and waits for a yes or a no; and, where my last day is known, what I am to hand over before it. */
export function OffersOwed() {
  const { data } = useAnswer(offers, {}, { live: 'any' })
  return (
    <>
      <Leaving />
      {data && data.toMe.length > 0 && (
        <Section title={t('Offered to me')} aside={data.toMe.length}>
          <ul className={classes.rows}>
            {data.toMe.map((offer) => (
              <Offered key={offer.offer} offer={offer} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

export function Offered({ offer }: { offer: OfferSeen }) {
  const paths = usePaths()
  const today = useToday()
  return (
    <li className={classes.row} data-owed>
      <Link to={pathOf(paths, offer.kind, offer.at ?? offer.subject)} className={classes.title}>
        {offer.title ?? kindWord(offer.kind)}
      </Link>
      <span className={classes.facts}>
        <span>{kindWord(offer.kind)}</span>
        <span>{t('from {{name}}', { name: offer.giver.name })}</span>
        <span>{t('lapses {{when}}', { when: relativeDays(offer.lapsesOn, today, locale()) })}</span>
        {offer.word && <span className={classes.word}>“{offer.word}”</span>}
      </span>
      <span className={classes.acts}>
        <OfferActs offer={offer} />
      </span>
    </li>
  )
}

function Leaving() {
  const paths = usePaths()
  const own = useAnswer(me, {}, { fresh: 60_000 }).data
  if (!own?.endsOn) return null
  return (
    <p className={classes.leaving}>
      {t('Your last day is {{date}}.', { date: civilDate(own.endsOn, locale()) })}{' '}
      <Link to={paths.accountability(own.person)}>{t('Hand over what you answer for')}</Link>
    </p>
  )
}
