import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ask } from '../../../web/ask.ts'
import { pathsIn } from '../../../web/paths.ts'
import type { Refused } from '../../../web/refused.ts'
import { announceSignIn } from '../../../web/signed.ts'
import { asCast } from '../contract.ts'
import { startKey } from './start-key.ts'

/** Signs in as somebody of the cast, and shows what they see at a glance. */
export function useTakePlace() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation<{ organisation: { slug: string } }, Refused, string>({
    mutationFn: (person) => ask(asCast, { person, key: startKey() }),
    onSuccess: async ({ organisation }) => {
      announceSignIn()
      await navigate({ to: pathsIn(organisation.slug).lead })
      await client.resetQueries()
    },
  })
}
