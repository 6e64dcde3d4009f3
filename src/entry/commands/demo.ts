import type { Command } from 'commander'
import { answerLine, dataOption, say, withDatabase } from './reach.ts'

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Makes the demonstration organisation, a fictional hospital group, beside your own')
    .option('--remove', 'take it away with everything in it')
    .addOption(dataOption())
    .action(({ data, remove }) =>
      withDatabase(
        data,
        async (database) => {
          const { clearAway, demonstrate } = await import('../demonstrate.ts')
          if (remove) {
            const gone = await clearAway(database)
            return answerLine(gone ? `Removed ${gone.name}.` : 'There is no demonstration organisation here.')
          }
          const organisation = await demonstrate(database, { wanted: true, say })
          answerLine(
            `${organisation?.name} is here. Open the address that \`bearing start\` prints, and choose whom to be.`,
          )
        },
        'made where missing',
      ),
    )
}
