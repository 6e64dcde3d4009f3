import { type Command, InvalidArgumentError } from 'commander'
import { CannotStart } from '../../platform/cannot-start.ts'
import { answerLine, dataOption, say, withDatabase } from './reach.ts'

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Makes the demonstration organisation, a fictional hospital group, beside your own')
    .option('--people <number>', 'a large one instead, written by no hand: so many people', whole(10, 1_000_000))
    .option('--goals <number>', 'and so many goals; ten times the people where it is left out', whole(20, 10_000_000))
    .option('--seed <number>', 'another large one for another number', whole(0, 1_000_000), 1)
    .option('--remove', 'take it away with everything in it')
    .addOption(dataOption())
    .action(({ data, remove, people, goals, seed }) =>
      withDatabase(
        data,
        async (database, { address }) => {
          const { clearAway, demonstrate } = await import('../demonstrate.ts')
          if (remove) {
            const gone = await clearAway(database)
            return answerLine(gone ? `Removed ${gone.name}.` : 'There is no demonstration organisation here.')
          }
          if (people || goals) {
            const { plantLarge } = await import('../large.ts')
            const wanted = { people: people ?? Math.max(10, Math.round(goals / 10)), goals: goals ?? people * 10, seed }
            const { organisation } = await plantLarge(database, wanted, toldToEnd())
            return answerLine(`${organisation.name} is here. ${waysIn(address)}`)
          }
          const organisation = await demonstrate(database, { wanted: true, say })
          answerLine(`${organisation?.name} is here. ${waysIn(address)}`)
        },
        'made where missing',
      ),
    )
}

const waysIn = (address: string | undefined): string =>
  address
    ? `Open ${address}, and choose whom to be.`
    : 'Open the address that `bearing start` prints, and choose whom to be.'

const whole =
  (least: number, most: number) =>
  (given: string): number => {
    const number = Number(given)
    if (Number.isInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most.toLocaleString('en-GB')}.`)
  }

/** Ctrl-C: what was begun is undone, which takes a moment. */
function toldToEnd(): AbortSignal {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      say('Undoing what was begun …')
      ending.abort(new CannotStart('Nothing was made.'))
    })
  return ending.signal
}
