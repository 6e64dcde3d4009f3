import { useState } from 'react'
import type { InputOf } from '../../../kernel/contract.ts'
import { type NamedTeam, TeamField } from '../../../people/teams/web/TeamField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { LongTextField, TextField } from '../../../ui/TextField.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { launch } from '../contract.ts'
import { leastScores, leastTexts, mostQuestions, type Question } from '../pulse.ts'
import classes from './Pulses.module.css'
import { rulesSaid } from './saying.ts'

export interface Suggested {
  purpose: string
  questions: Partial<Question>[]
  teams?: NamedTeam[]
}

interface Props {
  kind: string
  subject: string
  suggested?: Suggested
  onClose: () => void
}

const blank: Question = { words: '', form: 'scale', low: '', high: '' }
const rhythms = {
  once: { everyDays: null, rounds: 1 },
  'six months': { everyDays: 30, rounds: 6 },
  'three months': { everyDays: 30, rounds: 3 },
  'eight weeks': { everyDays: 14, rounds: 4 },
} as const

/** What it asks, whom and how often: frozen once it is launched, and printed to everybody who is asked. */
export function LaunchPulse({ kind, subject, suggested, onClose }: Props) {
  const notify = useNotice()
  const [purpose, setPurpose] = useState(suggested?.purpose ?? '')
  const [questions, setQuestions] = useState<Question[]>(() =>
    (suggested?.questions ?? [blank]).map((question) => ({ ...blank, ...question })),
  )
  const [whom, setWhom] = useState<'everybody' | 'teams'>(suggested?.teams?.length ? 'teams' : 'everybody')
  const [teams, setTeams] = useState<NamedTeam[]>(suggested?.teams ?? [])
  const [openDays, setOpenDays] = useState('7')
  const [rhythm, setRhythm] = useState<keyof typeof rhythms>('once')
  const act = useAct(launch, {
    after: () => {
      notify(t('Launched. Whoever is asked finds it in what they owe.'))
      onClose()
    },
  })
  const drawn = whom === 'teams' ? ['teams'] : []
  const shown = ['purpose', ...drawn, 'openDays', 'everyDays', ...questions.map((_, at) => `questions.${at}.words`)]
  const faults = faultsIn(act.error, shown)
  const put = (at: number, part: Partial<Question>) =>
    setQuestions(questions.map((old, place) => (place === at ? { ...old, ...part } : old)))
  const input = (): InputOf<typeof launch> => ({
    kind,
    subject,
    purpose,
    questions,
    everyone: whom === 'everybody',
    teams: whom === 'teams' ? teams.map(({ team }) => team) : [],
    openDays: Number(openDays),
    ...rhythms[rhythm],
  })
  return (
    <Dialog open guarded shape="side" title={t('Ask, anonymously')} onClose={onClose}>
      <Form onSubmit={() => act.mutate(input())} busy={act.isPending} refusal={faults.refusal}>
        <LongTextField
          label={t('What it is for')}
          hint={t('Whoever is asked reads it first.')}
          rows={2}
          value={purpose}
          onChange={setPurpose}
          error={faults.at('purpose')}
        />
        {questions.map((question, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question that is being written has nothing else of its own
          <fieldset key={at} className={classes.writing}>
            <legend className={classes.quiet}>{t('Question {{at}}', { at: at + 1 })}</legend>
            <TextField
              label={t('Words')}
              value={question.words}
              onChange={(words) => put(at, { words })}
              error={faults.at(`questions.${at}.words`)}
            />
            <Segments
              label={t('Answered by')}
              value={question.form}
              onChange={(form) => put(at, { form })}
              options={[
                { value: 'scale', label: t('1 to 5') },
                { value: 'text', label: t('A text') },
              ]}
            />
            {question.form === 'scale' && (
              <div className={classes.pair}>
                <TextField label={t('1 means')} optional value={question.low} onChange={(low) => put(at, { low })} />
                <TextField label={t('5 means')} optional value={question.high} onChange={(high) => put(at, { high })} />
              </div>
            )}
            {questions.length > 1 && (
              <div>
                <Button
                  look="quiet"
                  size="small"
                  onClick={() => setQuestions(questions.filter((_, place) => place !== at))}
                >
                  {t('Take this question out')}
                </Button>
              </div>
            )}
          </fieldset>
        ))}
        {questions.length < mostQuestions && (
          <div>
            <Button look="quiet" size="small" onClick={() => setQuestions([...questions, blank])}>
              {t('Another question')}
            </Button>
          </div>
        )}
        <Segments
          label={t('Whom')}
          value={whom}
          onChange={setWhom}
          options={[
            { value: 'everybody', label: t('Everybody') },
            { value: 'teams', label: t('Teams') },
          ]}
        />
        {whom === 'teams' && (
          <>
            {teams.length > 0 && (
              <ul className={classes.chosen}>
                {teams.map(({ team, name }) => (
                  <li key={team}>
                    {name}{' '}
                    <Button
                      look="quiet"
                      size="small"
                      aria-label={t('Leave {{name}} out', { name })}
                      onClick={() => setTeams(teams.filter((one) => one.team !== team))}
                    >
                      {t('Leave out')}
                    </Button>
                  </li>
                ))}
              </ul>
            )}
            <TeamField
              label={t('Add a team')}
              hint={t('With the teams within it.')}
              value={null}
              onChange={(team) => team && setTeams([...teams.filter((one) => one.team !== team.team), team])}
              error={faults.at('teams')}
            />
          </>
        )}
        <div className={classes.pair}>
          <SelectField
            label={t('Open for')}
            value={openDays}
            onChange={setOpenDays}
            choices={['3', '7', '14'].map((value) => ({ value, label: t('{{days}} days', { days: value }) }))}
            error={faults.at('openDays')}
          />
          <SelectField
            label={t('How often')}
            value={rhythm}
            onChange={setRhythm}
            choices={[
              { value: 'once', label: t('Once') },
              { value: 'three months', label: t('Every 30 days, three times') },
              { value: 'six months', label: t('Every 30 days, six times') },
              { value: 'eight weeks', label: t('Every two weeks, four times') },
            ]}
            error={faults.at('everyDays')}
          />
        </div>
        <p className={classes.quiet}>
          {t('Nothing of this can be changed once it is launched.')}{' '}
          {rulesSaid({ scores: leastScores, texts: leastTexts })}
        </p>
        <FormActions submit={t('Launch')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
