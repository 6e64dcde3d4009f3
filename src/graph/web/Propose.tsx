import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useNotice } from '../../ui/Notice.tsx'
import { PickField } from '../../ui/PickField.tsx'
import type { Option } from '../../ui/search.ts'
import { useAct } from '../../web/queries.ts'
import { t } from '../../web/words.ts'
import { link } from '../contract.ts'
import { useFindParents } from './finding-parents.ts'
import classes from './NodePanel.module.css'

/** Proposes that a goal supports another. */
export function Propose({ node, onDone }: { node: string; onDone: () => void }) {
  const [parent, setParent] = useState<Option | null>(null)
  const notify = useNotice()
  const find = useFindParents({ node })
  const propose = useAct(link, {
    after: ({ accepted, warning }) => {
      onDone()
      notify(
        warning ??
          (accepted ? t('Linked: it counts from now on.') : t('Proposed. It counts once the owner accepts it.')),
      )
    },
  })
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
        <Button look="quiet" onClick={onDone}>
          {t('Cancel')}
        </Button>
      </div>
    </form>
  )
}
