import {
  brier,
  judged,
  mase,
  mean,
  ours,
  publishedForecasts,
  publishedSeries,
  smape,
} from '../test/judging-forecasts.ts'

/**
 * How good the forecasts are: `node bench/forecasts.ts`, with BEARING_REAL_DATA for the published series. The figures go
 * into docs/decisions/0015-forecasts.md.
 */
const say = (...parts: (string | number)[]) => console.info(parts.join('  '))
const percent = (part: number) => `${(100 * part).toFixed(1)} %`

const folder = process.env.BEARING_REAL_DATA
if (folder) {
  const series = publishedSeries(folder)
  const published = publishedForecasts(folder)
  say('Published series: sMAPE and MASE (yearly, other)')
  const figures = (forecast: (name: string) => number[]) =>
    ['YEARLY', 'OTHER'].map((period) => {
      const of = series.filter((each) => each.period === period)
      const error = mean(of.map(({ name, test }) => smape(test, forecast(name))))
      const scaled = mean(of.map(({ name, train, test }) => mase(train, test, forecast(name))))
      return `${error.toFixed(3)} ${scaled.toFixed(3)}`
    })
  for (const [method, of] of published) say(method.padEnd(8), ...figures((name) => of.get(name) ?? []))
  const started = performance.now()
  const own = new Map(series.map((each) => [each.name, ours(each)]))
  const took = (performance.now() - started) / series.length
  say('Bearing'.padEnd(8), ...figures((name) => own.get(name)?.middle ?? []), `${took.toFixed(2)} ms a series`)
  for (const period of ['YEARLY', 'OTHER'])
    for (const half of [0, 1]) {
      const of = series.filter((each, index) => each.period === period && index % 2 === half)
      const held = (step?: number) =>
        percent(
          mean(
            of
              .flatMap(({ name }) => own.get(name)?.held.filter((_, at) => step === undefined || at === step) ?? [])
              .map(Number),
          ),
        )
      say(
        `80 % intervals, ${period}, ${half ? 'odd' : 'even'} rows: hold`,
        held(),
        'first step',
        held(0),
        'sixth',
        held(5),
      )
    }
  say('all rows hold', percent(mean([...own.values()].flatMap(({ held }) => held.map(Number)))))
} else say('BEARING_REAL_DATA is not set: the published series are left out.')

for (const [name, from] of [
  ['looked at while choosing', 0],
  ['never looked at', 10_000],
] as const) {
  const started = performance.now()
  const { judged: all, silent } = judged(from, from + 250)
  const took = (performance.now() - started) / all.length
  say(`\nSeries as goals have them, ${name}: ${all.length} forecasts, ${silent} silent, ${took.toFixed(2)} ms each`)
  const rate = mean(all.map(({ reached }) => Number(reached)))
  const line = (label: string, of: typeof all) =>
    say(
      label.padEnd(14),
      'holds',
      percent(mean(of.map(({ held }) => Number(held)))),
      'Brier',
      brier(of).toFixed(3),
      'straight line',
      brier(of.map((each) => ({ ...each, probability: each.straight }))).toFixed(3),
      'share reached',
      brier(of.map((each) => ({ ...each, probability: rate }))).toFixed(3),
      'off by',
      mean(of.map(({ off }) => off)).toFixed(3),
      'standing',
      mean(of.map(({ offStanding }) => offStanding)).toFixed(3),
    )
  line('all', all)
  for (const passed of [0.25, 0.5, 0.75])
    line(
      `at ${percent(passed)}`,
      all.filter((each) => each.passed === passed),
    )
  for (const course of new Set(all.map(({ series }) => series.course)))
    line(
      course,
      all.filter(({ series }) => series.course === course),
    )
  for (let bin = 0; bin < 10; bin++) {
    const of = all.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin)
    if (of.length)
      say(
        `said ${percent(mean(of.map(({ probability }) => probability)))}`,
        'reached',
        percent(mean(of.map(({ reached }) => Number(reached)))),
        `of ${of.length}`,
      )
  }
}
