import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Row, Stack, Text } from '../../../ui/Layout.tsx'
import { Loading } from '../../../ui/Loading.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { rollBack } from '../contract.ts'
import type { Run } from './saying.ts'

type Undo = OutputOf<typeof rollBack>
const patience = 15 * 60_000

/** Takes an import back: first it says what would happen, and what was touched since can be kept. */
export function RollBack({ run, onClose }: { run: Run; onClose: () => void }) {
  const notify = useNotice()
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const { mutate: look, ...looking } = useAct(rollBack, { quietly: true, patience })
  const undo = useAct(rollBack, {
    patience,
    after: () => {
      onClose()
      notify(t('Rolled back.'))
    },
  })
  // What is kept changes what would happen: it is looked at again, with the last answer in sight meanwhile.
  useEffect(() => look({ run: run.run, keep: [...kept] }), [look, run.run, kept])
  const latest = useRef<Undo>(undefined)
  latest.current = looking.data ?? latest.current
  const foretold = latest.current
  const toggle = (subject: string) => {
    const after = new Set(kept)
    if (!after.delete(subject)) after.add(subject)
    setKept(after)
  }
  const refused = looking.error ?? undo.error
  return (
    <Dialog open shape="side" title={t('Roll back “{{source}}”', { source: run.source })} onClose={onClose}>
      <Stack gap={5}>
        {refused && (
          <Failure
            what={refused.message}
            onRetry={refused.passing ? () => look({ run: run.run, keep: [...kept] }) : undefined}
          />
        )}
        {looking.isPending && !foretold && <Loading lines={4} label={t('Looking what was touched since')} />}
        {foretold && (
          <>
            <Foretold undo={foretold} />
            {foretold.touched.length > 0 && <Touched undo={foretold} kept={kept} onToggle={toggle} />}
            <Row>
              <Button
                look="danger"
                busy={undo.isPending}
                onClick={() => undo.mutate({ run: run.run, keep: [...kept], carryOut: true })}
              >
                {t('Roll back')}
              </Button>
              <Button look="quiet" onClick={onClose}>
                {t('Leave it as it is')}
              </Button>
            </Row>
          </>
        )}
      </Stack>
    </Dialog>
  )
}

function Foretold({ undo: { removed, restored, abandoned, stays } }: { undo: Undo }) {
  return (
    <Stack gap={2}>
      {removed > 0 && (
        <Text>
          {t('{{count}} new things are taken away.', { count: removed, one: '{{count}} new thing is taken away.' })}
        </Text>
      )}
      {restored > 0 && (
        <Text>
          {t('{{count}} things get back what was there before.', {
            count: restored,
            one: '{{count}} thing gets back what was there before.',
          })}
        </Text>
      )}
      {removed + restored + abandoned === 0 && <Text>{t('Nothing is left to take back.')}</Text>}
      {abandoned > 0 && (
        <Text>
          {t('{{count}} goals have check-ins since: they are closed as abandoned, and nothing said is lost.', {
            count: abandoned,
            one: '{{count}} goal has check-ins since: it is closed as abandoned, and nothing said is lost.',
          })}
        </Text>
      )}
      {stays > 0 && (
        <Text>{t('{{count}} things stay as they are.', { count: stays, one: '{{count}} thing stays as it is.' })}</Text>
      )}
    </Stack>
  )
}

interface TouchedProps {
  undo: Undo
  kept: ReadonlySet<string>
  onToggle: (subject: string) => void
}

function Touched({ undo: { touched, touchedTotal }, kept, onToggle }: TouchedProps) {
  return (
    <Stack gap={3}>
      <Text strong>
        {t('{{count}} were touched since. Tick what shall stay as it is now.', {
          count: touchedTotal,
          one: '{{count}} was touched since. Tick it where it shall stay as it is now.',
        })}
      </Text>
      <DataTable
        caption={t('Touched since the import')}
        rows={touched}
        rowKey={({ subject }) => subject}
        rowLabel={({ name }) => t('Keep “{{name}}”', { name })}
        selected={kept}
        onToggle={({ subject }) => onToggle(subject)}
        columns={[
          { key: 'name', header: t('What'), main: true, cell: ({ name }) => name },
          { key: 'because', header: t('What happened'), cell: ({ because }) => because },
        ]}
      />
    </Stack>
  )
}
