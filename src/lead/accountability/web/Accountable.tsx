import { lazy, Suspense, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { TalkTo } from '../../../people/persons/web/TalkTo.tsx'
import { Button } from '../../../ui/Button.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Section.tsx'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import type { OwnedKind } from '../accountability.ts'
import { see } from '../contract.ts'
import classes from './Accountable.module.css'
import { OfferActs } from './OfferActs.tsx'
import { couldSee } from './saying.ts'

const OfferDialog = lazy(() => import('./OfferDialog.tsx').then(({ OfferDialog }) => ({ default: OfferDialog })))

type Seen = OutputOf<typeof see>

/** Who answers for a thing, the way to hand it over, and who could see it when. Stands on everything that is owned. */
export function Accountable({ kind, subject }: { kind: OwnedKind; subject: string }) {
  const [offering, setOffering] = useState(false)
  // Beside what the page is about this is small: no room is kept for it, and its absence is no fault of the page.
  const { data } = useAnswer(see, { kind, subject })
  if (!data?.owner) return null
  const { owner, offer, holdings, abilities } = data
  return (
    <Section title={t('Accountable')}>
      <div className={classes.line}>
        <p>
          <TalkTo {...owner} />{' '}
          {owner.left ? t('has left. Somebody else has to answer for it.') : t('– the buck stops here.')}
        </p>
        {abilities['hand over'].allowed && !offer && (
          <Button size="small" onClick={() => setOffering(true)}>
            {owner.left ? t('Hand it on') : t('Hand over')}
          </Button>
        )}
      </div>
      {offer && (
        <div className={classes.line}>
          <p>
            {offer.abilities.accept.allowed
              ? t('{{name}} offers it to you until {{date}}.', {
                  name: offer.giver.name,
                  date: civilDate(offer.lapsesOn, locale()),
                })
              : t('Offered to {{name}} until {{date}}.', {
                  name: offer.receiver.name,
                  date: civilDate(offer.lapsesOn, locale()),
                })}
            {offer.word && <span className={classes.word}> “{offer.word}”</span>}
          </p>
          <OfferActs offer={offer} />
        </div>
      )}
      {holdings && holdings.length > 0 && <Holdings holdings={holdings} />}
      <Suspense>
        {offering && <OfferDialog {...{ kind, subject, owner }} onClose={() => setOffering(false)} />}
      </Suspense>
    </Section>
  )
}

function Holdings({ holdings }: { holdings: NonNullable<Seen['holdings']> }) {
  const day = (date: string) => civilDate(date, locale())
  return (
    <details className={classes.past}>
      <summary>{t('Who answered for it, and who could see it when')}</summary>
      <ol className={classes.list}>
        {holdings.map(({ from, to, owner, audience }) => (
          <li key={from}>
            <strong>
              {to
                ? t('{{from}} to {{to}}', { from: day(from), to: day(to) })
                : t('Since {{from}}', { from: day(from) })}
            </strong>{' '}
            {owner ? t('{{name}} answered for it.', { name: owner.name }) : t('Nobody answered for it.')}{' '}
            {couldSee(audience)}
          </li>
        ))}
      </ol>
      <p className={classes.quiet}>{t('Only the times are shown in which you were among those who could see it.')}</p>
    </details>
  )
}
