import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { PickField } from '../../../ui/PickField.tsx'
import { Section } from '../../../ui/Section.tsx'
import type { Option } from '../../../ui/search.ts'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { link, type SignalSeen, unlink } from '../contract.ts'
import classes from './Signals.module.css'

/** The goals that a signal endangers, of those that the viewer sees. */
export function Endangers({ signal: { signal, links, abilities } }: { signal: SignalSeen }) {
  const paths = usePaths()
  const [adding, setAdding] = useState(false)
  const ending = useAct(unlink)
  const may = abilities.link.allowed
  return (
    <Section
      title={t('Goals that it endangers')}
      aside={links.length}
      actions={
        may && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('Add goal')}
          </Button>
        )
      }
    >
      {links.length === 0 ? (
        <p className={classes.quiet}>{t('None that you see.')}</p>
      ) : (
        <ul className={classes.list}>
          {links.map(({ node, title, kind, owner }) => (
            <li key={node} className={classes.line}>
              <Link to={kind === 'vision' ? paths.direction : paths.goal(node)}>{title}</Link>
              {owner && <span className={classes.quiet}>{owner.name}</span>}
              {may && (
                <Button
                  look="quiet"
                  size="small"
                  busy={ending.isPending && ending.variables.node === node}
                  aria-label={t('Remove “{{title}}”', { title })}
                  onClick={() => ending.mutate({ signal, node })}
                >
                  {t('Remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {ending.error && <p role="status">{ending.error.message}</p>}
      {adding && <LinkDialog signal={signal} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function LinkDialog({ signal, onClose }: { signal: string; onClose: () => void }) {
  const find = useFindNodes()
  const [chosen, setChosen] = useState<Option | null>(null)
  const [unsaid, setUnsaid] = useState(false)
  const act = useAct(link, { after: onClose })
  const faults = faultsIn(act.error, [])
  return (
    <Dialog open guarded title={t('Which goal does it endanger?')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => {
          setUnsaid(chosen === null)
          if (chosen) act.mutate({ signal, node: chosen.value })
        }}
      >
        <PickField
          label={t('Goal')}
          value={chosen}
          onChange={setChosen}
          search={find}
          error={unsaid && !chosen ? t('Choose a goal.') : undefined}
        />
        <FormActions submit={t('Add goal')} busy={act.isPending} cancel={{ label: t('Cancel'), onSelect: onClose }} />
      </Form>
    </Dialog>
  )
}
