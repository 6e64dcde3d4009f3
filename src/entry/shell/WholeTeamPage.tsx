import { PulsePart } from '../../conversation/pulses/web/PulsePart.tsx'
import { TeamPurpose } from '../../lead/direction/web/TeamPurpose.tsx'
import { TeamPage } from '../../people/teams/web/TeamPage.tsx'
import { t } from '../../web/words.ts'

/** One team, with what it is there for and what its people say. */
export const WholeTeamPage = () => (
  <TeamPage
    beside={(team) => (
      <>
        <TeamPurpose team={team} />
        <PulsePart
          kind="team"
          subject={team}
          suggested={{
            purpose: t('To learn what helps us and what stands in our way.'),
            questions: [
              {
                words: t('How is it to work here just now?'),
                form: 'scale',
                low: t('hard to bear'),
                high: t('good'),
              },
            ],
          }}
        />
      </>
    )}
  />
)
