import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useNotice } from '../../ui/Notice.tsx'
import { PickField } from '../../ui/PickField.tsx'
import type { Option } from '../../ui/search.ts'
import { useAct } from '../../web/queries.ts'
import { t } from '../../web/words.ts'
import { link } from '../contract.ts'
import { useFindNodes } from './finding.ts'
import { NeighbourList } from './NeighbourList.tsx'
import classes from './NodePanel.module.css'
import type { Seen } from './NodePanel.tsx'
import { SupportActs } from './SupportActs.tsx'

interface Props {
  seen: Seen
  onChoose: (node: string) => void
}

/** Why a node exists: what it supports, in the serif face, and the place to propose more. */
export function WhyIt({ seen, onChoose }: Props) {
  const { node, supports, abilities } = seen
  if (node.kind === 'vision') return null
  const mayLink = node.kind === 'goal' && abilities.link.allowed
  return (
    <section aria-labelledby="why-it" className={classes.section}>
      <h3 id="why-it" className={classes.label}>
        {t('Why')}
      </h3>
      {supports.length > 0 ? (
        <NeighbourList
          neighbours={supports}
          meaning
          onChoose={(each) => onChoose(each.node)}
          acts={mayLink ? (each) => <SupportActs child={node.node} parent={each.node} accepted={each.accepted} end /> : undefined}
        />
      ) : (
        <p className={classes.quiet}>{t('It supports nothing yet.')}</p>
      )}
      {mayLink && <Propose node={node.node} />}
    </section>
  )
}

function Propose({ node }: { node: string }) {
  const [open, setOpen] = useState(false)
  const [parent, setParent] = useState<Option | null>(null)
  const notify = useNotice()
  const find = useFindNodes(node)
  const propose = useAct(link, {
    after: ({ accepted, warning }) => {
      setOpen(false)
      setParent(null)
      notify(warning ?? (accepted ? t('Linked: it counts from now on.') : t('Proposed. It counts once the owner accepts it.')))
    },
  })
  if (!open)
    return (
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        {t('Link it to what it supports')}
      </Button>
    )
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (parent) propose.mutate({ node, parent: parent.value })
      }}
    >
      <PickField
        label={t('What it supports')}
        hint={t('A goal or the vision. Its owner accepts the link before it counts.')}
        value={parent}
        onChange={setParent}
        search={find}
        error={propose.error?.message}
      />
      <div className={classes.acts}>
        <Button type="submit" busy={propose.isPending} disabled={!parent}>
          {t('Propose link')}
        </Button>
        <Button look="quiet" onClick={() => setOpen(false)}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  )
}
