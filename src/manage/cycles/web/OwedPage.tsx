import { Link } from '@tanstack/react-router'
import { AskedOfMe } from '../../../conversation/pulses/web/AskedOfMe.tsx'
import { OffersOwed } from '../../../lead/accountability/web/OffersOwed.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { instant } from '../../../ui/format.ts'
import { Loading } from '../../../ui/Loading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { MyGoals } from '../../check-ins/web/MyGoals.tsx'
import { mine } from '../../goals/contract.ts'
import { owing } from '../contract.ts'
import { asksAgain } from './asks-again.ts'
import { BriefingsOwed } from './BriefingsOwed.tsx'
import { ChangesOwed } from './ChangesOwed.tsx'
import { DecisionsOwed } from './DecisionsOwed.tsx'
import { Gaps } from './Gaps.tsx'
import { MyPeople } from './MyPeople.tsx'
import classes from './Owed.module.css'
import { Proposals } from './Proposals.tsx'
import { Questions } from './Questions.tsx'
import { Readings } from './Readings.tsx'
import { ScansOwed } from './ScansOwed.tsx'
import { SignalsOwed } from './SignalsOwed.tsx'
import { StakeholdersOwed } from './StakeholdersOwed.tsx'
import { StrategiesOwed } from './StrategiesOwed.tsx'

/** Everything that somebody owes, what is late first, each done where it stands; for a manager also what their people owe. */
export function OwedPage() {
  const paths = usePaths()
  const goals = useAnswer(mine, {}, asksAgain)
  const rest = useAnswer(owing, {}, asksAgain)
  const nudged = rest.data?.nudged
  return (
    <Page
      title={t('What I owe')}
      product="Bearing"
      actions={
        <Link to={paths.newGoal} className={buttonClass}>
          {t('New goal')}
        </Link>
      }
    >
      {nudged && (
        <p className={classes.nudged}>
          {t('{{name}} asks you to look at what is waiting here ({{when}}).', {
            name: nudged.by.name,
            when: instant(nudged.at, locale()),
          })}
        </p>
      )}
      <OffersOwed />
      <Answered query={goals} loading={<Loading lines={8} />}>
        {(answer) => (
          <MyGoals
            answer={answer}
            between={
              <>
                <AskedOfMe />
                <Answered query={rest} loading={<Loading lines={3} />}>
                  {({
                    words,
                    gaps,
                    readings,
                    questions,
                    decisions,
                    changes,
                    scans,
                    strategies,
                    signals,
                    promises,
                    contacts,
                    briefings,
                  }) => (
                    <>
                      <Questions questions={questions} />
                      <StakeholdersOwed promises={promises} contacts={contacts} />
                      <BriefingsOwed briefings={briefings} />
                      <DecisionsOwed decisions={decisions} />
                      <ChangesOwed changes={changes} />
                      <ScansOwed scans={scans} />
                      <StrategiesOwed strategies={strategies} />
                      <SignalsOwed signals={signals} />
                      <Readings indicators={readings} />
                      <Proposals proposals={words} />
                      <Gaps gaps={gaps} />
                    </>
                  )}
                </Answered>
              </>
            }
          />
        )}
      </Answered>
      <MyPeople />
    </Page>
  )
}
