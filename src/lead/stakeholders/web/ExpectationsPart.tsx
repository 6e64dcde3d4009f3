import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { PickManyField } from '../../../ui/PickField.tsx'
import { Section } from '../../../ui/Section.tsx'
import { SwitchField } from '../../../ui/SwitchField.tsx'
import type { Option } from '../../../ui/search.ts'
import { LongTextField } from '../../../ui/TextField.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { changeExpectation, type Expectation, expect, type StakeholderSeen } from '../contract.ts'
import classes from './Stakeholders.module.css'
import { dayWord, fieldWord } from './saying.ts'

/** What they expect, and the goals that it is about; what no longer holds stays, at the end. */
export function ExpectationsPart({ stakeholder }: { stakeholder: StakeholderSeen }) {
  const paths = usePaths()
  const [open, setOpen] = useState<Expectation | 'new' | null>(null)
  const turning = useAct(changeExpectation)
  const { expectations, abilities } = stakeholder
  const may = abilities.edit.allowed
  return (
    <Section
      title={t('What they expect')}
      aside={expectations.filter(({ endedOn }) => endedOn === null).length || undefined}
      actions={
        may && (
          <Button size="small" onClick={() => setOpen('new')}>
            {t('Add expectation')}
          </Button>
        )
      }
    >
      {expectations.length === 0 ? (
        <p className={classes.quiet}>{t('Nobody has said yet.')}</p>
      ) : (
        <ul className={classes.list} aria-label={t('Expectations')}>
          {expectations.map((one) => (
            <li key={one.expectation} className={`${classes.entry} ${one.endedOn ? classes.ended : ''}`}>
              <p className={classes.text}>{one.text}</p>
              <span className={classes.line}>
                {one.endedOn && (
                  <span className={classes.quiet}>
                    {t('holds no longer since {{date}}', { date: dayWord(one.endedOn) })}
                  </span>
                )}
                {one.links.map(({ node, title, kind }) => (
                  <Link key={node} to={kind === 'vision' ? paths.direction : paths.goal(node)}>
                    {title}
                  </Link>
                ))}
                {may && !one.endedOn && (
                  <Button look="quiet" size="small" onClick={() => setOpen(one)}>
                    {t('Change')}
                  </Button>
                )}
                {may && one.endedOn && (
                  <Button
                    look="quiet"
                    size="small"
                    busy={turning.isPending && turning.variables.expectation === one.expectation}
                    onClick={() =>
                      turning.mutate({
                        stakeholder: stakeholder.stakeholder,
                        expectation: one.expectation,
                        revision: one.revision,
                        ended: false,
                      })
                    }
                  >
                    {t('Holds again')}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {turning.error && <p role="status">{turning.error.message}</p>}
      {open && (
        <ExpectationDialog
          stakeholder={stakeholder.stakeholder}
          expectation={open === 'new' ? undefined : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

interface Props {
  stakeholder: string
  expectation?: Expectation
  onClose: () => void
}

function ExpectationDialog({ stakeholder, expectation, onClose }: Props) {
  const find = useFindNodes()
  const notify = useNotice()
  const [words, write, forget] = useKept(`expectation ${expectation?.expectation ?? `of ${stakeholder}`}`, {
    text: expectation?.text ?? '',
    links: (expectation?.links ?? []).map(({ node, title }): Option => ({ value: node, label: title })),
    // As it was when the writing began, however it moved since.
    revision: expectation?.revision ?? 0,
    ended: false,
  })
  const end = () => {
    forget()
    onClose()
  }
  const after = () => {
    end()
    notify(expectation ? t('Expectation changed.') : t('Expectation added.'))
  }
  const adding = useAct(expect, { after })
  const changing = useAct(changeExpectation, { after })
  const act = expectation ? changing : adding
  const faults = faultsIn(act.error, ['text', 'links'])
  const clashes = act.error?.kind === 'conflict' && Boolean(act.error.theirs)
  const submit = (revision = words.revision) => {
    const given = { stakeholder, text: words.text, links: words.links.map(({ value }) => value) }
    if (expectation)
      changing.mutate({ ...given, expectation: expectation.expectation, revision, ended: words.ended || undefined })
    else adding.mutate(given)
  }
  return (
    <Dialog
      open
      guarded
      title={expectation ? t('Change the expectation') : t('What do they expect?')}
      onClose={onClose}
    >
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={clashes ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={[{ field: 'text', label: fieldWord('text') }]}
          onMine={() => submit(expectation?.revision)}
          onTheirs={end}
          busy={act.isPending}
        />
        <LongTextField
          label={t('Expectation')}
          hint={t('In their words, if you have them.')}
          rows={2}
          value={words.text}
          onChange={(text) => write({ ...words, text })}
          error={faults.at('text')}
        />
        <PickManyField
          label={t('Goals that it is about')}
          optional
          value={words.links}
          onChange={(links) => write({ ...words, links })}
          search={find}
        />
        {expectation && (
          <SwitchField
            label={t('It holds no longer')}
            value={words.ended}
            onChange={(ended) => write({ ...words, ended })}
          />
        )}
        <FormActions
          submit={expectation ? t('Save') : t('Add expectation')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: end }}
        />
      </Form>
    </Dialog>
  )
}
