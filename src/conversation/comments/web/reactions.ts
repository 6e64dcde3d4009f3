import IconHeart from '@tabler/icons-react/dist/esm/icons/IconHeart.mjs'
import IconQuestionMark from '@tabler/icons-react/dist/esm/icons/IconQuestionMark.mjs'
import IconStar from '@tabler/icons-react/dist/esm/icons/IconStar.mjs'
import IconThumbUp from '@tabler/icons-react/dist/esm/icons/IconThumbUp.mjs'
import type { FunctionComponent } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { t } from '../../../web/words.ts'
import type { ReactionWord } from '../comment.ts'
import type { react } from '../contract.ts'

export type Reaction = OutputOf<typeof react>['reactions'][number]

export const reactionName: Record<ReactionWord, () => string> = {
  agree: () => t('Agree'),
  'thank you': () => t('Thank you'),
  'well done': () => t('Well done'),
  question: () => t('I have a question'),
}

export const reactionIcon: Record<ReactionWord, FunctionComponent<{ 'aria-hidden': true; size?: number }>> = {
  agree: IconThumbUp,
  'thank you': IconHeart,
  'well done': IconStar,
  question: IconQuestionMark,
}
