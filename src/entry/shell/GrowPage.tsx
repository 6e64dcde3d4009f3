import { Field, Fields } from '../../ui/Field.tsx'
import { Meaning } from '../../ui/Meaning.tsx'
import { Page } from '../../ui/Page.tsx'
import { Section } from '../../ui/Section.tsx'
import { t } from '../../web/words.ts'

const rooms = () =>
  [
    [
      t('How you lead and manage'),
      t('An assessment by yourself, your manager, peers and direct reports, anonymous where it says so.'),
    ],
    [t('Balance'), t('How your time and work divide between leading and managing, with the reasons shown.')],
    [t('Followership'), t('Who turns to whom for direction, beside the reporting line.')],
    [t('Development plan'), t('Your skills, pathways to learn by, and a record of your continuing development.')],
    [t('Mentoring and peer circles'), t('Matched, so that nobody leads alone.')],
    [
      t('Pulse'),
      t('Strain, wellbeing and team health, asked briefly and shown only in groups large enough to be safe.'),
    ],
  ] as const

/** The room beside the two lenses. It is empty yet, and says so. */
export function GrowPage() {
  return (
    <Page
      title={t('Grow')}
      width="reading"
      product="Bearing"
      why={<Meaning size="lead">{t('See how you lead and manage, and get better at both.')}</Meaning>}
    >
      <Section title={t('Nothing is here yet')}>
        <p>{t('This version of Bearing is about goals. These will follow, and will appear here:')}</p>
        <Fields>
          {rooms().map(([name, text]) => (
            <Field key={name} label={name}>
              {text}
            </Field>
          ))}
        </Fields>
      </Section>
    </Page>
  )
}
