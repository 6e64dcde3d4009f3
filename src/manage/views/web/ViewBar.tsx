import IconBookmark from '@tabler/icons-react/dist/esm/icons/IconBookmark.mjs'
import IconDots from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { useRef, useState } from 'react'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Confirm } from '../../../ui/Dialog.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Menu, type MenuItem } from '../../../ui/Menu.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAct } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { change, remove, type Shown, type ViewSeen } from '../contract.ts'
import { addressOf, type GoalsChange, plainAddress, sameShown } from './address.ts'
import classes from './ViewBar.module.css'
import { audienceWord, ViewDialog } from './ViewDialog.tsx'

interface Props {
  views: ViewSeen[]
  /** The one that it began with. */
  current: ViewSeen | undefined
  /** What is on screen now. */
  shown: Shown
  /** Nothing was chosen yet. */
  plain: boolean
  onGo: (to: GoalsChange) => void
}

/**
 * Saved views: one opens another, saves what is on screen under a name, shares and removes it. Its dialogs stand beside the
 * bar, which may lie in a panel that closes when they open.
 */
export function useViewBar({ views, current, shown, plain, onGo }: Props) {
  const notify = useNotice()
  const [open, setOpen] = useState<'new' | 'change' | 'remove' | null>(null)
  const changed = current !== undefined && !sameShown(current.shows, shown)
  // As it was when the first of it was changed: what others save meanwhile is met on saving.
  const opened = useRef(current)
  if (!changed || opened.current?.view !== current?.view) opened.current = current
  const saving = useAct(change, { after: ({ name }) => notify(t('“{{name}}” is saved.', { name })) })
  const saveChanges = () =>
    current &&
    saving.mutate(
      { view: current.view, revision: opened.current?.revision ?? current.revision, shows: shown },
      // Told of theirs, one may go back to it, or save over it with a second press.
      {
        onError: ({ theirs }) => {
          if (theirs !== undefined) opened.current = theirs as ViewSeen
        },
      },
    )
  const removing = useAct(remove, {
    after: () => {
      setOpen(null)
      onGo(plainAddress())
      notify(t('View removed.'))
    },
  })
  const may = current?.abilities.change
  const items: MenuItem[] = [
    { id: 'all', label: t('All goals'), onSelect: () => onGo(plainAddress()) },
    ...views.map((view) => ({
      id: view.view,
      label: view.name,
      hint: audienceWord(view),
      onSelect: () => onGo(addressOf(view.view, view.shows)),
    })),
  ]
  const bar = (
    <div className={classes.bar}>
      <Menu
        label={t('Views')}
        align="start"
        items={items}
        opener={(opener) => (
          <Button icon={<IconBookmark aria-hidden />} {...opener}>
            {current?.name ?? t('All goals')}
          </Button>
        )}
      />
      {changed && may?.allowed && (
        <Button size="small" busy={saving.isPending} onClick={saveChanges}>
          {t('Save the changes')}
        </Button>
      )}
      {(changed || (!current && !plain)) && (
        <Button size="small" look="quiet" onClick={() => setOpen('new')}>
          {current ? t('Save as another view') : t('Save as a view')}
        </Button>
      )}
      {changed && (
        <Button size="small" look="quiet" onClick={() => onGo(addressOf(current.view, current.shows))}>
          {t('Back to the view')}
        </Button>
      )}
      {current && <ViewMenu view={current} onOpen={setOpen} />}
      {saving.error && <Failure what={saving.error.message} />}
    </div>
  )
  const dialogs = (
    <>
      {open === 'new' && (
        <ViewDialog
          shown={shown}
          onClose={() => setOpen(null)}
          onSaved={(view) => onGo(addressOf(view.view, view.shows))}
        />
      )}
      {open === 'change' && current && (
        <ViewDialog view={current} shown={current.shows} onClose={() => setOpen(null)} onSaved={() => undefined} />
      )}
      <Confirm
        open={open === 'remove'}
        title={t('Remove this view?')}
        confirm={t('Remove')}
        cancel={t('Keep it')}
        danger
        busy={removing.isPending}
        onConfirm={() => current && removing.mutate({ view: current.view })}
        onClose={() => setOpen(null)}
      >
        <p>
          {t('“{{name}}” goes for everybody who uses it. The goals stay as they are.', { name: current?.name ?? '' })}
        </p>
        {removing.error && <Failure what={removing.error.message} />}
      </Confirm>
    </>
  )
  return { bar, dialogs }
}

function ViewMenu({ view, onOpen }: { view: ViewSeen; onOpen: (what: 'change' | 'remove' | 'new') => void }) {
  const notify = useNotice()
  const paths = usePaths()
  const link = `${location.origin}${paths.goals}?saved=${view.view}`
  const copy = () =>
    navigator.clipboard
      .writeText(link)
      .then(() => notify(t('The link is copied.')))
      .catch(() => notify(link))
  const { change: may, remove: mayRemove } = view.abilities
  return (
    <Menu
      label={t('More to do with this view')}
      items={[
        {
          id: 'change',
          label: t('Rename or share'),
          hint: may?.because,
          disabled: !may?.allowed,
          onSelect: () => onOpen('change'),
        },
        { id: 'new', label: t('Save as another view'), onSelect: () => onOpen('new') },
        { id: 'copy', label: t('Copy the link'), hint: audienceWord(view), onSelect: () => void copy() },
        {
          id: 'remove',
          label: t('Remove'),
          hint: mayRemove?.because,
          disabled: !mayRemove?.allowed,
          danger: mayRemove?.allowed,
          onSelect: () => onOpen('remove'),
        },
      ]}
      opener={(opener) => (
        <IconButton label={t('More to do with this view')} {...opener}>
          <IconDots aria-hidden />
        </IconButton>
      )}
    />
  )
}
