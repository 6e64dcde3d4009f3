import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import type { Ability } from '../../../kernel/viewer.ts'
import { Button } from '../../../ui/Button.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { ask } from '../../../web/ask.ts'
import { faultsIn } from '../../../web/faults.ts'
import { useKept } from '../../../web/kept.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import type { Refused } from '../../../web/refused.ts'
import { t } from '../../../web/words.ts'
import { publish, type see, write } from '../contract.ts'
import { Clash } from './Clash.tsx'
import { DirectionFields } from './DirectionFields.tsx'
import { DirectionText, type DirectionWords } from './DirectionText.tsx'
import { PublishDialog } from './PublishDialog.tsx'
import classes from './WriteDirection.module.css'

type Answer = OutputOf<typeof see>
type Version = NonNullable<Answer['draft']>

interface Props {
  published: Answer['published']
  draft: Answer['draft']
  mayPublish: Ability | undefined
  onDone: () => void
}

const wordsOf = (version: DirectionWords | null): DirectionWords => ({
  vision: version?.vision ?? '',
  mission: version?.mission ?? '',
  values: version?.values ?? [],
})

/** The next version: written, looked at as it will be read, saved for later or published. */
export function WriteDirection({ published, draft, mayPublish, onDone }: Props) {
  const notify = useNotice()
  const begun = useMemo(
    () => ({ words: wordsOf(draft ?? published), revision: draft?.revision ?? null }),
    [draft, published],
  )
  const [kept, change, forget] = useKept('direction', begun)
  const [look, setLook] = useState<'write' | 'preview'>('write')
  const [theirs, setTheirs] = useState<Version | null>(null)
  const [asking, setAsking] = useState(false)
  const { save, error, busy } = useSaving()
  const { words, revision } = kept
  const shown = [
    'vision',
    'mission',
    'values',
    ...words.values.flatMap((_, at) => [
      `values.${at}.name`,
      `values.${at}.text`,
      `values.${at}.behaviours`,
      ...[0, 1, 2, 3, 4, 5].map((place) => `values.${at}.behaviours.${place}`),
    ]),
  ]
  const [saved] = useState(begun.words)
  const placeOf = (field: 'vision' | 'mission') =>
    published ? { kind: 'direction', subject: published.direction, field, saved: saved[field] } : undefined
  const faults = faultsIn(theirs ? null : error, shown)

  const act = async (then: 'save' | 'publish', word = '') => {
    const told = await save(words, revision, then, word)
    if ('theirs' in told) {
      setAsking(false)
      setTheirs(told.theirs)
      // Whoever saves with both in sight has seen the other one.
      change({ words, revision: revisionAfter(told.theirs) })
    } else if (told.done) {
      forget()
      onDone()
      notify(
        then === 'publish'
          ? t('Published. It stands at the top of the map.')
          : t('Saved. Only those who write direction see it.'),
      )
    } else if (told.saved === undefined) {
      setAsking(false)
      setLook('write')
    } else change({ words, revision: told.saved })
  }
  const takeTheirs = () => {
    if (theirs) change({ words: wordsOf(theirs), revision: revisionAfter(theirs) })
    setTheirs(null)
  }

  return (
    <div className={classes.writing}>
      <Segments
        label={t('Write or preview')}
        value={look}
        onChange={setLook}
        options={[
          { value: 'write', label: t('Write') },
          { value: 'preview', label: t('Preview') },
        ]}
      />
      <Form onSubmit={() => void act('save')} busy={busy} refusal={faults.refusal}>
        {theirs && <Clash theirs={theirs} onTakeTheirs={takeTheirs} />}
        {look === 'write' ? (
          <DirectionFields
            words={words}
            onChange={(next) => change({ words: next, revision })}
            faultAt={faults.at}
            placeOf={placeOf}
          />
        ) : (
          <DirectionText words={{ ...words, vision: words.vision || t('(no vision yet)') }} />
        )}
        <FormActions
          submit={theirs ? t('Save mine') : t('Save for later')}
          busy={busy}
          cancel={{ label: t('Close'), onSelect: onDone }}
          note={
            <Button
              disabled={!mayPublish?.allowed}
              title={mayPublish?.because}
              busy={busy}
              onClick={() => (published ? setAsking(true) : void act('publish'))}
            >
              {t('Publish')}
            </Button>
          }
        />
      </Form>
      {asking && (
        <PublishDialog
          error={error}
          busy={busy}
          onPublish={(word) => void act('publish', word)}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  )
}

/** Whoever has seen what was published meanwhile begins the next version. */
const revisionAfter = (theirs: Version): number | null => (theirs.publishedAt === null ? theirs.revision : null)

/** Lines that are empty say nothing. */
const sent = (words: DirectionWords): DirectionWords => ({
  ...words,
  values: words.values.map(({ behaviours = [], ...value }) => ({
    ...value,
    behaviours: behaviours.map((line) => line.trim()).filter((line) => line !== ''),
  })),
})

/** Saves, and publishes what was saved; says where somebody else saved meanwhile. */
function useSaving() {
  const organisation = useOrganisation()
  const client = useQueryClient()
  const [error, setError] = useState<Refused | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async (
    words: DirectionWords,
    revision: number | null,
    then: 'save' | 'publish',
    word: string,
  ): Promise<{ done: boolean; saved?: number } | { theirs: Version }> => {
    setBusy(true)
    setError(null)
    let saved: Version | undefined
    try {
      saved = await ask(write, { ...sent(words), revision }, { organisation })
      if (then === 'publish') await ask(publish, { revision: saved.revision, word }, { organisation })
      return { done: true }
    } catch (given) {
      const refused = given as Refused
      setError(refused)
      return refused.kind === 'conflict' && refused.theirs
        ? { theirs: refused.theirs as Version }
        : { done: false, saved: saved?.revision }
    } finally {
      setBusy(false)
      void client.invalidateQueries({ queryKey: [organisation] })
    }
  }
  return { save, error, busy }
}
