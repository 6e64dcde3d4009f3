import type { Id } from '../../kernel/ids.ts'
import { add, type GoalView } from '../../manage/goals/contract.ts'
import { answers as goals } from '../../manage/goals/server.ts'
import type { ViewerAsking } from '../../platform/answer.ts'

/** A goal written from elsewhere in the product, by the same rules as one that is written by hand; answers its node. */
export async function writeGoal(asking: ViewerAsking, given: object): Promise<Id> {
  const written = goals.find(({ operation }) => operation === add)
  if (!written) throw new Error('Nothing answers goals.add.')
  const view = (await written.handle(add.input.parse(given) as never, asking as never)) as GoalView
  return view.node.node
}
