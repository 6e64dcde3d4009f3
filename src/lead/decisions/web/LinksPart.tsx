import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useFindNodes } from '../../../graph/web/finding.ts'
import { NodeLink } from '../../../graph/web/NodeLink.tsx'
import { Button, buttonClass } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { type Option, PickField } from '../../../ui/PickField.tsx'
import { Section } from '../../../ui/Section.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { type DecisionSeen, link, unlink } from '../contract.ts'
import classes from './Decisions.module.css'

/** The goals that a decision touches; each of them says so on its own page. */
export function LinksPart({ decision: { decision, decided, links, abilities } }: { decision: DecisionSeen }) {
  const paths = usePaths()
  const [linking, setLinking] = useState(false)
  const unlinking = useAct(unlink)
  const mayLink = abilities.link?.allowed
  return (
    <Section
      title={t('Goals that it touches')}
      aside={links.length}
      actions={
        mayLink && (
          <>
            <Button size="small" onClick={() => setLinking(true)}>
              {t('Link a goal')}
            </Button>
            <Link
              to={paths.newGoal}
              search={{ title: decided.split('\n')[0]?.slice(0, 300) || undefined } as never}
              className={buttonClass}
              data-size="small"
              data-look="quiet"
            >
              {t('Write a goal')}
            </Link>
          </>
        )
      }
    >
      {links.length === 0 ? (
        <p className={classes.quiet}>{t('None that you see. A goal that it touches says on its page why it is so.')}</p>
      ) : (
        <ul className={classes.list}>
          {links.map((node) => (
            <li key={node.node} className={classes.row}>
              <span>
                <NodeLink node={node} /> <span className={classes.quiet}>{node.owner?.name}</span>
              </span>
              {mayLink && (
                <Button
                  size="small"
                  look="quiet"
                  busy={unlinking.isPending}
                  aria-label={t('Unlink “{{title}}”', { title: node.title })}
                  onClick={() => unlinking.mutate({ decision, node: node.node })}
                >
                  {t('Unlink')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {linking && <LinkDialog decision={decision} onClose={() => setLinking(false)} />}
    </Section>
  )
}

function LinkDialog({ decision, onClose }: { decision: string; onClose: () => void }) {
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
          if (chosen) act.mutate({ decision, node: chosen.value })
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
