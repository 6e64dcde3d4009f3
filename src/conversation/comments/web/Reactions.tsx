import IconMoodPlus from '@tabler/icons-react/dist/esm/icons/IconMoodPlus.mjs'
import { IconButton } from '../../../ui/Button.tsx'
import { list as inWords } from '../../../ui/format.ts'
import { Menu } from '../../../ui/Menu.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { useAct } from '../../../web/queries.ts'
import { locale, t } from '../../../web/words.ts'
import { type ReactionWord, reactionWords } from '../comment.ts'
import { react } from '../contract.ts'
import classes from './Reactions.module.css'
import { type Reaction, reactionIcon, reactionName } from './reactions.ts'

interface Props {
  to: { kind: 'goal' | 'check-in' | 'comment'; subject: string }
  reactions: Reaction[]
}

/** What others said without words, and the way to say it too. */
export function Reactions({ to, reactions }: Props) {
  const notify = useNotice()
  const act = useAct(react)
  const toggle = (word: ReactionWord) => {
    const given = !reactions.find((each) => each.word === word)?.mine
    act.mutate({ ...to, word, given }, { onError: (error) => notify({ text: error.message, kind: 'refusal' }) })
  }
  return (
    <div className={classes.reactions}>
      {reactions.map(({ word, count, mine, names }) => {
        const Icon = reactionIcon[word]
        return (
          <button
            key={word}
            type="button"
            className={classes.reaction}
            aria-pressed={mine}
            title={inWords(names, locale())}
            aria-label={t('{{word}}: {{count}} people', {
              word: reactionName[word](),
              count,
              one: '{{word}}: {{count}} person',
            })}
            onClick={() => toggle(word)}
          >
            <Icon aria-hidden size={16} />
            {count}
          </button>
        )
      })}
      <Menu
        label={t('React')}
        align="start"
        opener={(opener) => (
          <IconButton label={t('React')} size="small" {...opener}>
            <IconMoodPlus aria-hidden size={18} />
          </IconButton>
        )}
        items={reactionWords.map((word) => {
          const Icon = reactionIcon[word]
          const mine = reactions.some((each) => each.word === word && each.mine)
          return {
            id: word,
            label: reactionName[word](),
            icon: <Icon aria-hidden size={16} />,
            hint: mine ? t('Said; choose it again to take it back') : undefined,
            onSelect: () => toggle(word),
          }
        })}
      />
    </div>
  )
}
