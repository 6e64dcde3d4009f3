import IconBuilding from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'
import IconRoute from '@tabler/icons-react/dist/esm/icons/IconHierarchy.mjs'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'
import IconUsersGroup from '@tabler/icons-react/dist/esm/icons/IconUsersGroup.mjs'
import { Why } from '../../../ui/Why.tsx'
import { t } from '../../../web/words.ts'
import type { AudienceSeen, VisibilityWord } from '../audience.ts'
import classes from './SeenBy.module.css'
import { sentenceOfSeen, wordOf } from './sentence.ts'

const icons: Record<VisibilityWord, typeof IconLock> = {
  organisation: IconBuilding,
  team: IconUsersGroup,
  line: IconRoute,
  pair: IconUsers,
  private: IconLock,
  named: IconUsers,
}

/** The audience of a thing as one word; a press says who that is. Stands on everything that people read. */
export function SeenBy({ audience }: { audience: AudienceSeen }) {
  const Icon = icons[audience.word]
  return (
    <Why
      about={t('Who sees it?')}
      face={
        <span className={classes.word}>
          <Icon size={16} stroke={1.5} aria-hidden />
          {wordOf(audience.word)}
        </span>
      }
    >
      <p>{sentenceOfSeen(audience)}</p>
    </Why>
  )
}
