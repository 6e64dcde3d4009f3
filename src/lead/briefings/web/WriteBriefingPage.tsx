import { useNavigate, useParams } from '@tanstack/react-router'
import type { InputOf } from '../../../kernel/contract.ts'
import { audienceInputOf, audienceOf, everybody } from '../../../people/sight/web/AudienceField.tsx'
import { Meaning } from '../../../ui/Meaning.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { anId, oneOf, useAddress } from '../../../web/address.ts'
import { Conflict } from '../../../web/Conflict.tsx'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { linkKinds, usualPassAfter } from '../briefing.ts'
import { type BriefingSeen, change, see, write } from '../contract.ts'
import { BriefingForm, type Words } from './BriefingForm.tsx'

const from = { kind: oneOf(linkKinds), subject: anId }

const empty: Words = {
  title: '',
  what: '',
  why: '',
  means: '',
  asks: '',
  reach: 'organisation',
  teams: [],
  below: null,
  passAfter: String(usualPassAfter),
  lookAgainOn: '',
  audience: everybody,
}

const wordsOf = (seen: BriefingSeen): Words => ({
  title: seen.title,
  what: seen.what,
  why: seen.why,
  means: seen.means,
  asks: seen.asks,
  reach: seen.reach,
  teams: seen.teams,
  below: seen.below,
  passAfter: seen.passAfter === null ? '' : String(seen.passAfter),
  lookAgainOn: seen.lookAgainOn,
  audience: audienceOf(seen.audience, seen.owner.person),
})

const givenOf = ({
  lookAgainOn,
  ...words
}: Words): Omit<InputOf<typeof change>, 'briefing' | 'revision'> & { title: string } => ({
  title: words.title,
  what: words.what,
  why: words.why,
  means: words.means,
  asks: words.asks,
  reach: words.reach,
  teams: words.reach === 'teams' ? words.teams.map(({ team }) => team) : [],
  below: words.reach === 'below' ? (words.below?.person ?? null) : null,
  passAfter: words.passAfter === '' ? null : Number(words.passAfter),
  ...(lookAgainOn === '' ? {} : { lookAgainOn }),
  audience: audienceInputOf(words.audience),
})

/** Write a briefing; it is a draft until it is sent. */
export function NewBriefingPage() {
  const { me } = useViewer()
  const paths = usePaths()
  const navigate = useNavigate()
  const [{ kind, subject }] = useAddress(from)
  const [words, put, forget] = useKept<Words>(`new briefing ${subject ?? ''}`, empty)
  useTrail([{ label: t('Briefings'), to: paths.briefings }, { label: t('Write a briefing') }])
  const act = useAct(write, {
    after: (made) => {
      forget()
      return navigate({ to: paths.briefing(made.briefing), replace: true })
    },
  })
  return (
    <Page
      title={t('Write a briefing')}
      width="reading"
      product="Bearing"
      why={<Meaning>{t('What, why, what it means and what is asked: short enough for a corridor.')}</Meaning>}
    >
      <BriefingForm
        owner={me}
        words={words}
        onChange={put}
        error={act.error}
        busy={act.isPending}
        submit={t('Keep as a draft')}
        onSubmit={() => act.mutate({ ...givenOf(words), links: kind && subject ? [{ kind, subject }] : [] })}
        onCancel={() => {
          forget()
          void navigate({ to: paths.briefings })
        }}
      />
    </Page>
  )
}

/** Change a draft. */
export function EditBriefingPage() {
  const briefing = useParams({ strict: false }).briefing as string
  const query = useAnswer(see, { briefing })
  return (
    <AnsweredPage query={query} title={t('Change')}>
      {(seen) => <Changing key={seen.briefing} briefing={seen} />}
    </AnsweredPage>
  )
}

function Changing({ briefing }: { briefing: BriefingSeen }) {
  const paths = usePaths()
  const navigate = useNavigate()
  // The revision that was read when writing began: what is written elsewhere meanwhile is met on saving.
  const [kept, put, forget] = useKept<{ words: Words; revision: number }>(`briefing ${briefing.briefing}`, {
    words: wordsOf(briefing),
    revision: briefing.revision,
  })
  const back = () => navigate({ to: paths.briefing(briefing.briefing) })
  useTrail([
    { label: t('Briefings'), to: paths.briefings },
    { label: briefing.title, to: paths.briefing(briefing.briefing) },
    { label: t('Change') },
  ])
  const act = useAct(change, {
    after: () => {
      forget()
      return back()
    },
  })
  const save = (revision: number) => act.mutate({ ...givenOf(kept.words), briefing: briefing.briefing, revision })
  const theirs = act.error?.theirs as { revision: number } | undefined
  if (!briefing.abilities.edit?.allowed)
    return (
      <Page title={briefing.title} width="reading" product="Bearing">
        <p>{briefing.abilities.edit?.because}</p>
      </Page>
    )
  return (
    <Page title={t('Change the briefing')} width="reading" product="Bearing">
      <Conflict
        error={act.error}
        busy={act.isPending}
        fields={[
          { field: 'title', label: t('Title') },
          { field: 'what', label: t('What') },
          { field: 'why', label: t('Why') },
          { field: 'means', label: t('What it means') },
          { field: 'asks', label: t('What is asked of you') },
        ]}
        onMine={() => theirs && save(theirs.revision)}
        onTheirs={() => {
          forget()
          act.reset()
          void back()
        }}
      />
      <BriefingForm
        owner={briefing.owner}
        words={kept.words}
        onChange={(words) => put({ ...kept, words })}
        error={theirs ? null : act.error}
        busy={act.isPending}
        submit={t('Save')}
        onSubmit={() => save(kept.revision)}
        onCancel={() => {
          forget()
          void back()
        }}
      />
    </Page>
  )
}
