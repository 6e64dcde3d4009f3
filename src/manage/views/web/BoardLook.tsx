import IconArrowsRightLeft from '@tabler/icons-react/dist/esm/icons/IconArrowsRightLeft.mjs'
import { states } from '../../../graph/node.ts'
import { GoalBoard } from '../../../graph/web/GoalBoard.tsx'
import { stateWord } from '../../../graph/web/saying.ts'
import { IconButton } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { t } from '../../../web/words.ts'
import { plainly } from './address.ts'
import type { LookProps } from './look-props.ts'
import { type Moved, useMoves } from './moving.tsx'

/** Goals side by side by how they stand; a card is dragged, or moved by its menu. */
export function BoardLook({ wanted, onChange }: LookProps) {
  const { move, dialogs } = useMoves()
  return (
    <>
      <GoalBoard
        wanted={plainly(wanted, 'board')}
        onChange={({ as: _, ...change }) => onChange({ ...change, as: undefined })}
        moves={{ onDrop: move, menu: (node) => <MoveMenu goal={node} onMove={move} /> }}
      />
      {dialogs}
    </>
  )
}

function MoveMenu({ goal, onMove }: { goal: Moved; onMove: ReturnType<typeof useMoves>['move'] }) {
  return (
    <Menu
      label={t('Move “{{title}}” to', { title: goal.title })}
      items={states
        .filter((state) => state !== goal.state)
        .map((state) => ({ id: state, label: stateWord(state), onSelect: () => onMove(goal, state) }))}
      opener={(opener) => (
        <IconButton size="small" label={t('Move “{{title}}”', { title: goal.title })} {...opener}>
          <IconArrowsRightLeft aria-hidden />
        </IconButton>
      )}
    />
  )
}
