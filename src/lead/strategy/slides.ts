import library from 'pptxgenjs'
import { addsUp, splitOf, unitsIn, usedTotal, yearTotal } from './allotting.ts'
import type { StrategySeen, VersionSeen } from './contract.ts'
import type { Allotment, ChoiceKind } from './strategy.ts'

/**
 * The strategy as a presentation: real texts and tables, so that whoever gets it can go on writing in it. Its colours and
 * sizes are its own, since a presentation has no style sheet.
 */
interface Told {
  version: VersionSeen
  used: readonly Allotment[]
  year: number
  disagreements: StrategySeen['disagreements']
}

const [ink, quiet, line, lead, sunk] = ['15202C', '4A5462', 'D8D4CA', '5A3FA8', 'F3F1EB']
const [sans, serif] = ['Calibri', 'Georgia']
const [left, wide] = [0.6, 12.13]

const headings: Record<ChoiceKind, string> = {
  'where to play': 'Where we play',
  'how to win': 'How we win',
  'not to do': 'What we will not do',
}
const horizonWords = { defend: 'Defend and extend', build: 'Build', explore: 'Explore' } as const
const workWords = { 'keep running': 'Keep running', change: 'Change' } as const

// Long numbers break in a narrow column: from ten thousand on they are told in thousands and millions.
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const compact = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, notation: 'compact' })
const amountWord = (amount: string): string =>
  Number(amount) === 0 ? '–' : (Number(amount) < 10_000 ? grouped : compact).format(Number(amount))
const dayWord = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
const unitWord = (kind: string, unit: string): string =>
  kind === 'people' ? 'people (WTE)' : kind === 'technology' ? `technology, ${unit}` : unit

// Its types speak of its CommonJS build; Node takes the other one, whose default is the class itself.
const Deck = library as unknown as typeof library.default
type Slide = ReturnType<InstanceType<typeof library.default>['addSlide']>
type Cell = Parameters<Slide['addTable']>[0][number][number]
type CellProps = NonNullable<Cell['options']>
const cell = (text: string, options: CellProps = {}): Cell => ({ text, options })
const head = (text: string, options: CellProps = {}): Cell =>
  cell(text, { bold: true, color: quiet, fontSize: 10, fill: { color: sunk }, ...options })

/** The bytes of the file, in base64. */
export async function slidesOf(told: Told): Promise<string> {
  const deck = new Deck()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = 'Strategy'
  const { version } = told
  const foot = `Published ${dayWord(version.publishedOn)}${version.by ? ` by ${version.by.name}` : ''}`
  const page = (title: string): Slide => {
    const slide = deck.addSlide()
    slide.background = { color: 'FFFFFF' }
    slide.addText(title, {
      x: left,
      y: 0.35,
      w: wide,
      h: 0.7,
      fontFace: serif,
      fontSize: 26,
      color: ink,
      valign: 'top',
      margin: 0,
    })
    slide.addText(foot, { x: left, y: 7.0, w: wide, h: 0.3, fontFace: sans, fontSize: 10, color: quiet, margin: 0 })
    return slide
  }
  choicesOn(page('Our strategy'), version)
  prioritiesOn(page('Our priorities'), version)
  amountsOn(page(`What each is given in ${told.year}`), told)
  if (told.disagreements.length > 0) disagreementsOn(page('Where words and money disagree'), told.disagreements)
  return String(await deck.write({ outputType: 'base64', compression: true }))
}

function choicesOn(slide: Slide, { choices }: VersionSeen): void {
  const width = (wide - 0.6) / 3
  ;(Object.keys(headings) as ChoiceKind[]).forEach((kind, at) => {
    const x = left + at * (width + 0.3)
    slide.addText(headings[kind], {
      x,
      y: 1.3,
      w: width,
      h: 0.4,
      fontFace: sans,
      bold: true,
      fontSize: 15,
      color: lead,
      margin: 0,
    })
    const lines = choices.filter((each) => each.kind === kind)
    const runs = (lines.length > 0 ? lines : [{ text: 'Nothing is said yet.', reason: '' }]).flatMap(
      ({ text, reason }) => [
        { text, options: { fontSize: 15, color: ink, breakLine: true, paraSpaceBefore: 8 } },
        ...(reason ? [{ text: reason, options: { fontSize: 12, color: quiet, breakLine: true } }] : []),
      ],
    )
    slide.addText(runs, { x, y: 1.75, w: width, h: 5.0, fontFace: sans, valign: 'top', margin: 0, fit: 'shrink' })
  })
}

const table = {
  x: left,
  w: wide,
  fontFace: sans,
  fontSize: 12,
  color: ink,
  valign: 'middle',
  border: { type: 'solid', pt: 0.5, color: line },
} as const

function prioritiesOn(slide: Slide, { priorities }: VersionSeen): void {
  const rows = priorities.map(({ title, why, horizon, work, owner, goals, health }, at) => [
    cell(String(at + 1), { align: 'center' }),
    cell(title, { bold: true }),
    cell(why.length > 220 ? `${why.slice(0, 219)}…` : why, { fontSize: 11 }),
    cell(`${horizonWords[horizon]}\n${workWords[work]}`, { fontSize: 11 }),
    cell(owner.name),
    cell(
      goals.length === 0
        ? 'No goal that you see'
        : `${goals.length} ${goals.length === 1 ? 'goal' : 'goals'}, ${health}`,
    ),
  ])
  const heads = ['', 'Priority', 'Why', 'Horizon', 'Owner', 'Carried by'].map((text) => head(text))
  slide.addTable([heads, ...rows], { ...table, y: 1.25, colW: [0.5, 3.0, 4.2, 1.6, 1.53, 1.3] })
}

function amountsOn(slide: Slide, { version: { priorities, allotments }, used, year }: Told): void {
  const ids = priorities.map(({ priority }) => priority)
  const units = unitsIn([...allotments, ...used].filter((each) => each.year === year)).slice(0, 4)
  if (units.length === 0) {
    slide.addText(`Nothing is allotted in ${year}.`, {
      x: left,
      y: 1.3,
      w: wide,
      h: 0.5,
      fontFace: sans,
      fontSize: 15,
      color: ink,
      margin: 0,
    })
    return
  }
  const totals = units.map((unit) => ({
    unit,
    planned: yearTotal(allotments, unit, year, ids),
    used: usedTotal(used, unit, year, ids),
  }))
  const right = { align: 'right' } as const
  const heads = [
    head('Priority'),
    ...totals.flatMap(({ unit }) => [
      head(`Planned, ${unitWord(unit.kind, unit.unit)}`, right),
      head(addsUp(unit.kind) ? 'Used' : 'Used (mean)', right),
    ]),
  ]
  const rows = priorities.map(({ priority, title }) => [
    cell(title),
    ...totals.flatMap(({ planned, used: gone }) => [
      cell(amountWord(planned.each.get(priority)?.amount ?? '0'), right),
      cell(amountWord(gone.each.get(priority)?.amount ?? '0'), { ...right, color: quiet }),
    ]),
  ])
  const sums = [
    cell('In all', { bold: true }),
    ...totals.flatMap(({ planned, used: gone }) => [
      cell(amountWord(planned.total), { ...right, bold: true }),
      cell(amountWord(gone.total), { ...right, color: quiet }),
    ]),
  ]
  const each = (wide - 3.2) / (totals.length * 2)
  slide.addTable([heads, ...rows, sums], { ...table, y: 1.25, colW: [3.2, ...totals.flatMap(() => [each, each])] })
  const splits = totals
    .filter(({ unit, planned }) => unit.kind !== 'technology' && planned.total !== '0')
    .map(({ unit, planned }) => {
      const { part } = splitOf(planned, priorities)
      return `${unitWord(unit.kind, unit.unit)}: ${Math.round(100 - part * 100)} % keeps us running, ${Math.round(part * 100)} % changes us`
    })
  slide.addText(splits.join('\n'), {
    x: left,
    y: 5.9,
    w: wide,
    h: 1.0,
    fontFace: sans,
    fontSize: 12,
    color: quiet,
    valign: 'bottom',
    margin: 0,
  })
}

function disagreementsOn(slide: Slide, told: Told['disagreements']): void {
  slide.addText(
    told.map(({ sentence }) => ({ text: sentence, options: { breakLine: true, paraSpaceBefore: 10 } })),
    {
      x: left,
      y: 1.3,
      w: wide,
      h: 5.4,
      fontFace: serif,
      fontSize: 18,
      color: ink,
      valign: 'top',
      margin: 0,
      fit: 'shrink',
    },
  )
}
