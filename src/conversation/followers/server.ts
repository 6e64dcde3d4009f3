import type { Id } from '../../kernel/ids.ts'
import { type Answer, answer, type ViewerAsking } from '../../platform/answer.ts'
import * as contract from './contract.ts'
import { followersOf } from './follower.ts'
import * as store from './store.ts'
import type { Subject } from './subject.ts'

const most = 50

/** Who follows it, as far as they still see it. */
async function seen({ tx, viewer }: ViewerAsking, { node, owner, audience }: Subject) {
  const all = followersOf(owner, await store.saidOf(tx, viewer.org, node))
  const because = new Map(all.map((each) => [each.person, each.because]))
  const named = await store.namesOf(tx, viewer.org, [...because.keys()], audience)
  return {
    goal: node,
    followers: named
      .slice(0, most)
      .map((each) => ({ ...each, because: because.get(each.person) ?? ('chosen' as const) })),
    count: named.length,
    follows: because.has(viewer.person),
  }
}

export const answersWith = ({ subjectOf }: { subjectOf: store.FindSubject }): Answer[] => {
  const find = (asking: ViewerAsking, goal: Id, how?: 'to write') => subjectOf(asking, 'goal', goal, how)
  return [
    answer(contract.list, async ({ goal }, asking) => seen(asking, await find(asking, goal))),
    answer(contract.follow, async ({ goal, follows }, asking) => {
      const subject = await find(asking, goal, 'to write')
      await store.choose(asking.tx, asking.viewer, subject, follows)
      return seen(asking, subject)
    }),
  ]
}
