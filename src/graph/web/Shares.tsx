import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Form } from '../../ui/Form.tsx'
import { number } from '../../ui/format.ts'
import { NumberField } from '../../ui/NumberField.tsx'
import { useAct } from '../../web/queries.ts'
import { locale, t } from '../../web/words.ts'
import { setShare } from '../contract.ts'
import type { Neighbour } from './NeighbourList.tsx'
import classes from './NodePanel.module.css'
import { SharesPreview } from './SharesPreview.tsx'
import { changesOf, splitOf } from './shares.ts'

interface Props {
  parent: string
  carries: Neighbour[]
  onDone: () => void
}

/** Shares by hand, in percent; what is left empty splits the rest equally. */
export function Shares({ parent, carries, onDone }: Props) {
  const [typed, setTyped] = useState(
    () => new Map(carries.map(({ node, share }) => [node, share === null ? '' : String(Number(share))])),
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  const [unreadable, setUnreadable] = useState<ReadonlySet<string>>(new Set())
  const saving = useAct(setShare)
  const drafts = carries.map(({ node, share }) => {
    const text = typed.get(node) ?? ''
    return { node, before: share === null ? null : Number(share), after: text === '' ? null : Number(text) || 0 }
  })
  const { byHand, each, above } = splitOf(drafts)

  const save = async () => {
    if (above || unreadable.size > 0) return
    setRefusal(null)
    try {
      for (const { node, after } of changesOf(drafts)) await saving.mutateAsync({ node, parent, share: after })
      onDone()
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error))
    }
  }

  return (
    <Form onSubmit={() => void save()} busy={saving.isPending} refusal={refusal ? { what: refusal } : null}>
      {carries.map(({ node, title }) => (
        <NumberField
          key={node}
          label={title}
          unit="%"
          optional
          value={typed.get(node) ?? ''}
          onChange={(value, readable) => {
            setTyped((before) => new Map(before).set(node, value))
            setUnreadable((before) => {
              const after = new Set(before)
              if (readable) after.delete(node)
              else after.add(node)
              return after
            })
          }}
        />
      ))}
      <p className={classes.quiet} role="status">
        {above
          ? t('Together they are {{sum}} %. Lower one: at most 100 % can be shared.', { sum: number(byHand, locale()) })
          : each === null
            ? t('Together they are {{sum}} %.', { sum: number(byHand, locale()) })
            : t('Each that is left empty counts {{each}} %.', { each: number(each, locale()) })}
      </p>
      {!above && unreadable.size === 0 && <SharesPreview parent={parent} drafts={drafts} />}
      <div className={classes.acts}>
        <Button type="submit" busy={saving.isPending}>
          {t('Save shares')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('Cancel')}
        </Button>
      </div>
    </Form>
  )
}
