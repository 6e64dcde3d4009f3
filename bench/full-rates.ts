import type { Deep } from './deep.ts'
import type { Pair, RateFound, RatesFound } from './full-found.ts'
import { median, shown, spread } from './numbers.ts'
import type { Clients } from './processes.ts'
import { firstLeaf } from './tree.ts'
import { type Rate, rate, type Written } from './writing.ts'

const [warm, measured] = [1.5, 3]

/**
 * Check-ins by the product, by the floor and by straight SQL, in turn, after one round that counts for nothing. After each
 * of the product's and the floor's the vision has to be the mean of all leaves.
 */
export async function measureRates({
  deep,
  product,
  floor,
  clients,
  rounds,
  ending,
  say,
}: {
  deep: Deep
  product: Written
  floor: Written
  clients: Clients
  rounds: number
  ending: AbortSignal
  say: (line: string) => void
}): Promise<RatesFound[]> {
  const all: RatesFound[] = []
  const first = firstLeaf(deep.size)
  for (const [many, where] of [
    [1, 'spread'],
    [16, 'spread'],
    [64, 'spread'],
    [16, 'under one goal'],
  ] as const) {
    const end = where === 'spread' ? deep.size : first + 100
    const found: Pair<RateFound> = { product: [], floor: [] }
    const straight: RatesFound['straight'] = []
    for (let round = 0; round <= rounds; round++) {
      const seconds = round === 0 ? warm : measured
      for (const each of [product, floor]) {
        ending.throwIfAborted()
        const done = await rate(clients, each, many, seconds, round, [first, end])
        if (round > 0) found[each.peer.kind].push(inShort(done))
      }
      const job = { job: 'straight', peer: product.peer, clients: many, seconds, random: 4711 + round * 101 } as const
      const { taken, seconds: took } = await clients.run({ ...job, straight: { ...deep.straight, end } })
      if (round > 0) straight.push({ rate: taken.length / took, taken: spread(taken) })
    }
    all.push({ clients: many, where, found, straight })
    const middle = (each: { rate: number }[]): string => shown(median(each.map((one) => one.rate)))
    const [ours, theirs] = [middle(found.product), middle(found.floor)]
    say(`  ${many} at a time, ${where}: ${ours} a second; the floor ${theirs}; straight SQL ${middle(straight)}`)
  }
  return all
}

const inShort = ({ taken, ...rest }: Rate): RateFound => ({ ...rest, taken: spread(taken) })
