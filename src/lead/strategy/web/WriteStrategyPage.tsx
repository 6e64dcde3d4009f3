import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { AudienceField } from '../../../people/sight/web/AudienceField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { t } from '../../../web/words.ts'
import { type Unit, unitsIn, yearsIn } from '../allotting.ts'
import { compared } from '../comparing.ts'
import { type DraftSeen, discard, type Meanwhile, type StrategySeen, see, write } from '../contract.ts'
import { AllotmentsFields, slotName } from './AllotmentsFields.tsx'
import { ChoicesFields } from './ChoicesFields.tsx'
import { MoveFields } from './MoveFields.tsx'
import { PrioritiesFields } from './PrioritiesFields.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import classes from './Strategy.module.css'
import { WhatIf } from './WhatIf.tsx'
import { givenOf, saidBy, type Words, wordsOf } from './writing.ts'

/** The next version: written, tried out, saved for later or published. */
export function WriteStrategyPage() {
  const paths = usePaths()
  const query = useAnswer(see, {})
  useTrail([{ label: t('Strategy'), to: paths.strategy }, { label: t('The next version') }])
  return (
    <AnsweredPage query={query} title={t('The next version')}>
      {(seen) => (seen.abilities.write?.allowed ? <Writing seen={seen} /> : <MayNot seen={seen} />)}
    </AnsweredPage>
  )
}

const MayNot = ({ seen }: { seen: StrategySeen }) => (
  <Page title={t('The next version')} width="reading" product="Bearing">
    <p>{seen.abilities.write?.because}</p>
  </Page>
)

function Writing({ seen }: { seen: StrategySeen }) {
  const paths = usePaths()
  const navigate = useNavigate()
  const notify = useNotice()
  const { me } = useViewer()
  const { published, draft } = seen
  // The revision and the version in force that were read when writing began: what others write meanwhile is met on saving.
  const [kept, keep, forget] = useKept<{ words: Words; revision: number | null; base: string | null }>('strategy', {
    words: wordsOf(draft ?? published, me.person),
    revision: draft?.revision ?? null,
    base: draft ? draft.base : (published?.strategy ?? null),
  })
  const { words } = kept
  const put = (part: Partial<Words>) => keep({ ...kept, words: { ...words, ...part } })
  const [publishing, setPublishing] = useState<DraftSeen | null>(null)
  const [year, setYear] = useState(seen.year)
  const [chosen, setChosen] = useState<Unit | null>(null)
  const found = unitsIn([...words.allotments, ...(published?.allotments ?? []), ...(chosen ? [chosen] : [])])
  const unit = found.find((each) => chosen && slotName(each) === slotName(chosen)) ?? found[0]
  const years = [...new Set([...yearsIn(words.allotments), seen.year, seen.year + 1, year])].sort((a, b) => a - b)
  const back = () => navigate({ to: paths.strategy })

  const save = useAct(write)
  const away = useAct(discard, {
    after: () => {
      forget()
      return back()
    },
  })
  const theirs = save.error?.theirs as Meanwhile | undefined
  const act = (then: 'save' | 'publish', from: { revision: number | null; base: string | null } = kept) =>
    save.mutate(givenOf(words, from), {
      onSuccess: ({ draft: saved }) => {
        if (!saved) return
        if (then === 'publish') {
          keep({ words, revision: saved.revision, base: saved.base })
          setPublishing(saved)
        } else {
          forget()
          notify(t('Saved. Only those who write strategy see it.'))
          void back()
        }
      },
    })
  const faults = faultsIn(theirs ? null : save.error, shownOf(words))
  const amiss = save.error?.faults.filter(({ at }) => at.startsWith('allotments')) ?? []

  return (
    <Page title={t('The next version')} product="Bearing">
      <Conflict
        error={save.error}
        busy={save.isPending}
        fields={comparedFields}
        onMine={() => theirs && act('save', theirs)}
        onTheirs={() => {
          if (theirs) keep({ words: wordsOf(theirs, me.person), revision: theirs.revision, base: theirs.base })
          save.reset()
        }}
      />
      <Form
        onSubmit={() => act('save')}
        busy={save.isPending}
        refusal={amiss[0] ? { what: amiss[0].sentence } : faults.refusal}
      >
        <div className={classes.writing}>
          <PrioritiesFields
            priorities={words.priorities}
            onChange={(priorities) => put({ priorities })}
            onTakeOut={(priority) =>
              put({
                priorities: words.priorities.filter((each) => each.priority !== priority),
                allotments: words.allotments.filter((each) => each.priority !== priority),
              })
            }
            faultAt={faults.at}
          />
          <AllotmentsFields
            priorities={words.priorities}
            allotments={words.allotments}
            year={year}
            years={years}
            onYear={setYear}
            unit={unit}
            units={found}
            onUnit={setChosen}
            onChange={(allotments) => put({ allotments })}
          />
          {unit && words.priorities.length > 0 && (
            <MoveFields
              priorities={words.priorities}
              allotments={words.allotments}
              unit={unit}
              year={year}
              onChange={(allotments) => put({ allotments })}
            />
          )}
          <WhatIf words={words} year={year} before={published} />
          <ChoicesFields choices={words.choices} onChange={(choices) => put({ choices })} faultAt={faults.at} />
          <DateField
            label={t('To look at again')}
            optional
            value={words.lookAgainOn ?? ''}
            onChange={(lookAgainOn) => put({ lookAgainOn: lookAgainOn || null })}
            error={faults.at('lookAgainOn')}
          />
          <AudienceField
            owner={{ person: me.person, name: me.name }}
            team={null}
            value={words.audience}
            onChange={(audience) => put({ audience })}
            error={faults.at('audience')}
          />
        </div>
        <FormActions
          submit={t('Save for later')}
          busy={save.isPending}
          cancel={{ label: t('Close'), onSelect: () => void back() }}
          note={
            <>
              <Button busy={save.isPending} onClick={() => act('publish')}>
                {t('Publish…')}
              </Button>
              {draft && (
                <Button
                  look="quiet"
                  busy={away.isPending}
                  onClick={() => {
                    if (confirm(t('Throw this version away? What is in force stays.')))
                      away.mutate({ revision: draft.revision })
                  }}
                >
                  {t('Throw it away')}
                </Button>
              )}
            </>
          }
        />
      </Form>
      {publishing && (
        <PublishDialog
          revision={publishing.revision}
          changes={published ? compared(saidBy(wordsOf(published, me.person)), saidBy(words)) : null}
          onClose={() => setPublishing(null)}
          onDone={() => {
            forget()
            notify(t('Published. It is in force.'))
            void back()
          }}
        />
      )}
    </Page>
  )
}

const shownOf = ({ choices, priorities }: Words): string[] => [
  'lookAgainOn',
  'audience',
  ...choices.flatMap((_, at) => [`choices.${at}.text`, `choices.${at}.reason`]),
  ...priorities.flatMap((_, at) =>
    ['title', 'why', 'owner', 'fromYear', 'toYear', 'links'].map((field) => `priorities.${at}.${field}`),
  ),
]

const lines = (value: unknown): string =>
  (value as { title?: string; text?: string }[]).map(({ title, text }) => title ?? text).join('\n') || t('nothing')

const comparedFields = [
  { field: 'priorities', label: t('Priorities'), print: lines },
  { field: 'choices', label: t('Choices'), print: lines },
  {
    field: 'allotments',
    label: t('What each is given'),
    print: (value: unknown) => t('{{count}} amounts', { count: (value as unknown[]).length, one: '{{count}} amount' }),
  },
]
