import { useState } from 'react'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { NodeLink } from '../../../graph/web/NodeLink.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { type Option, PickField } from '../../../ui/PickField.tsx'
import { Section } from '../../../ui/Section.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type ChangeSeen, link, unlink } from '../contract.ts'
import classes from './Changes.module.css'

/** The goals that a change serves; each of them says so on its own page. */
export function LinksPart({ change: { change, links, abilities } }: { change: ChangeSeen }) {
  const [linking, setLinking] = useState(false)
  const unlinking = useAct(unlink)
  const mayLink = abilities.link?.allowed
  if (links.length === 0 && !mayLink) return null
  return (
    <Section
      title={t('Goals that it serves')}
      actions={
        mayLink && (
          <Button size="small" look="quiet" onClick={() => setLinking(true)}>
            {t('Link a goal')}
          </Button>
        )
      }
    >
      {links.length === 0 ? (
        <p className={classes.quiet}>{t('None that you see.')}</p>
      ) : (
        <ul className={classes.list}>
          {links.map((node) => (
            <li key={node.node} className={classes.row}>
              <span>
                <NodeLink node={node} /> <span className={classes.effect}>{node.owner?.name}</span>
              </span>
              {mayLink && (
                <Button
                  size="small"
                  look="quiet"
                  busy={unlinking.isPending}
                  aria-label={t('Unlink “{{title}}”', { title: node.title })}
                  onClick={() => unlinking.mutate({ change, node: node.node })}
                >
                  {t('Unlink')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {linking && <LinkDialog change={change} onClose={() => setLinking(false)} />}
    </Section>
  )
}

function LinkDialog({ change, onClose }: { change: string; onClose: () => void }) {
  const find = useFindNodes()
  const [chosen, setChosen] = useState<Option | null>(null)
  const act = useAct(link, { after: onClose })
  const faults = faultsIn(act.error, ['node'])
  return (
    <Dialog open title={t('Link a goal')} onClose={onClose}>
      <Form
        busy={act.isPending}
        refusal={faults.refusal}
        onSubmit={() => {
          if (chosen) act.mutate({ change, node: chosen.value })
        }}
      >
        <PickField
          label={t('Goal')}
          hint={t('Write two letters of its title or more.')}
          value={chosen}
          onChange={setChosen}
          search={find}
          error={faults.at('node')}
        />
        <FormActions
          submit={t('Link a goal')}
          disabled={!chosen}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
