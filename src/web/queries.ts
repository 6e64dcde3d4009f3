import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
} from '@tanstack/react-query'
import type { z } from 'zod'
import type { InputOf, Operation } from '../kernel/contract.ts'
import { ask } from './ask.ts'
import { useOrganisationIfAny } from './organisation.tsx'
import { Refused } from './refused.ts'

export type Answered<Out extends z.ZodType> = UseQueryResult<z.output<Out>, Refused>

export interface AnswerOptions {
  /** Leave it false until the input is known. */
  enabled?: boolean
  /** Shows the last answer while one for another input is on its way: a zoom, a page of a list, a search. */
  keep?: boolean
  /** Milliseconds in which an answer is not asked for again. */
  fresh?: number
  /**
   * A page asks again when something it mentions changes. `any`: a list, which also something not in it may concern,
   * asks again after any change.
   */
  live?: 'mentioned' | 'any'
  /** Milliseconds after which it is asked again though nothing was heard: for what the clock changes. */
  every?: number
  /** How long to wait for the answer, in milliseconds. */
  patience?: number
}

/** What an operation answers, kept and shared by everybody who asks the same, and asked again when it changes. */
export function useAnswer<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  input: InputOf<Operation<In, Out>>,
  { enabled, keep, fresh, live, every, patience }: AnswerOptions = {},
): Answered<Out> {
  const organisation = useOrganisationIfAny() ?? undefined
  return useQuery<z.output<Out>, Refused>({
    queryKey: answerKey(operation, input, organisation),
    queryFn: ({ signal }) => ask(operation, input, { organisation, signal, patience }),
    enabled,
    meta: { live: live ?? 'mentioned', asks: operation.asks },
    ...(keep ? { placeholderData: keepPreviousData } : {}),
    ...(fresh === undefined ? {} : { staleTime: fresh }),
    ...(every === undefined ? {} : { refetchInterval: every }),
  })
}

/**
 * A list that is read a page at a time: the operation takes `after` and answers `next`.
 *
 *     const people = usePages(list, { text })
 *     <DataTable rows={people.pages.flatMap((page) => page.persons)} onNearEnd={people.more} />
 */
export function usePages<In extends z.ZodObject, Out extends z.ZodType<{ next: string | null }>>(
  operation: Operation<In, Out>,
  input: InputOf<Operation<In, Out>>,
  { enabled, patience, live }: AnswerOptions = {},
) {
  const organisation = useOrganisationIfAny() ?? undefined
  const query = useInfiniteQuery<
    z.output<Out>,
    Refused,
    { pages: z.output<Out>[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...answerKey(operation, input, organisation), 'pages'],
    queryFn: ({ signal, pageParam }) => {
      const paged = pageParam === undefined ? input : { ...input, after: pageParam }
      return ask(operation, paged, { organisation, signal, patience })
    },
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { next: string | null }).next ?? undefined,
    enabled,
    meta: { live: live ?? 'any', asks: operation.asks },
    placeholderData: keepPreviousData,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }
  return { ...query, pages: query.data?.pages ?? [], more }
}

export const answerKey = (operation: Operation, input: unknown, organisation?: string) =>
  [organisation ?? null, operation.name, input] as const

export interface ActOptions<In extends z.ZodObject, Out extends z.ZodType> {
  after?: (output: z.output<Out>, input: InputOf<Operation<In, Out>>) => unknown
  /** Leave everything on screen as it is; by default all that is shown asks again. */
  quietly?: boolean
  patience?: number
}

export type Act<In extends z.ZodObject, Out extends z.ZodType> = UseMutationResult<
  z.output<Out>,
  Refused,
  InputOf<Operation<In, Out>>
>

/** Carries an operation out: `const record = useAct(recordCheckIn)`, then `record.mutate(input)`. Never tried twice. */
export function useAct<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  { after, quietly, patience }: ActOptions<In, Out> = {},
): Act<In, Out> {
  const organisation = useOrganisationIfAny() ?? undefined
  return useMutation({
    mutationFn: (input) => ask(operation, input, { organisation, patience }),
    onSuccess: (output, input, _result, { client }) => {
      if (!quietly) void client.invalidateQueries({ queryKey: organisation ? [organisation] : [] })
      return after?.(output, input)
    },
  })
}

/** After a sign-in or a sign-out: nothing that somebody else had read may stay. What anybody may ask does. */
export const forgetReader = (client: QueryClient): void =>
  client.removeQueries({ predicate: ({ meta }) => meta?.asks !== 'anyone' })

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // Our own refusal says that nothing answers; a query that waits in silence does not.
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 2_000,
        retry: (times, error) => times < 2 && error instanceof Refused && error.passing && error.kind !== 'too-many',
        retryDelay: (times) => 400 * 3 ** times,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
