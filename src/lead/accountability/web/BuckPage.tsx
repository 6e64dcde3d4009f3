import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { Named } from '../../../people/persons/web/PersonField.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { civilDate } from '../../../ui/format.ts'
import { Page } from '../../../ui/Page.tsx'
import { Section } from '../../../ui/Section.tsx'
import { AnsweredPage } from '../../../web/AnsweredPage.tsx'
import { usePaths } from '../../../web/paths.ts'
import { useAnswer, usePages } from '../../../web/queries.ts'
import { useTrail } from '../../../web/trail.tsx'
import { useViewer } from '../../../web/viewer.tsx'
import { locale, t } from '../../../web/words.ts'
import type { OwnedKind } from '../accountability.ts'
import { of } from '../contract.ts'
import classes from './Buck.module.css'
import { type Chosen, HandBar } from './HandBar.tsx'
import { type Held, HeldRow } from './HeldRow.tsx'
import { kindsWord } from './saying.ts'

/** What the buck stops with somebody for, and the way to hand it on: some of it or all, to one or to several. */
export function BuckPage() {
  const paths = usePaths()
  const { me } = useViewer()
  const person = useParams({ strict: false }).person as string
  const query = useAnswer(of, { person }, { live: 'any' })
  const own = person === me.person
  useTrail([
    { label: t('People'), to: paths.people },
    { label: query.data?.person.name ?? '…', to: paths.person(person) },
    { label: t('Accountable') },
  ])
  const title = own
    ? t('What the buck stops with me for')
    : t('What the buck stops with {{name}} for', { name: query.data?.person.name ?? '…' })
  return (
    <AnsweredPage query={query} title={title}>
      {(answer) => <Known key={person} answer={answer} title={title} own={own} />}
    </AnsweredPage>
  )
}

type Answer = NonNullable<ReturnType<typeof useAnswer<typeof of.input, typeof of.output>>['data']>

function Known({ answer, title, own }: { answer: Answer; title: string; own: boolean }) {
  const { person, kinds, abilities } = answer
  const [ticked, setTicked] = useState<ReadonlyMap<string, Held>>(new Map())
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const mayHandOn = abilities['hand on'].allowed
  const tick = (held: Held) => {
    const next = new Map(ticked)
    if (!next.delete(held.subject)) next.set(held.subject, held)
    setTicked(next)
  }
  const give = (receiver: Named) => {
    const next = new Map(chosen)
    for (const { kind, subject } of ticked.values()) next.set(subject, { kind, subject, receiver })
    setChosen(next)
    setTicked(new Map())
  }
  const leave = (subject: string) => {
    const next = new Map(chosen)
    next.delete(subject)
    setChosen(next)
  }
  const row = (held: Held) => (
    <HeldRow
      key={held.subject}
      held={held}
      ticked={ticked.has(held.subject)}
      to={chosen.get(held.subject)?.receiver ?? null}
      onTick={held.abilities['hand on'].allowed && (person.left || !held.offeredTo) ? () => tick(held) : undefined}
      onLeave={() => leave(held.subject)}
    />
  )
  return (
    <Page
      title={title}
      product="Bearing"
      kicker={
        person.leavesOn &&
        (person.left
          ? t('Left on {{date}}', { date: civilDate(person.leavesOn, locale()) })
          : t('Last day: {{date}}', { date: civilDate(person.leavesOn, locale()) }))
      }
      why={
        mayHandOn &&
        kinds.some(({ fixed }) => fixed === null) && (
          <p className={classes.quiet}>
            {person.left
              ? t('Choose what goes to whom. It has a new owner once you hand it on.')
              : t('Choose what to offer to somebody else. You answer for it until they accept.')}
          </p>
        )
      }
    >
      {kinds.length === 0 && (
        <Empty title={own ? t('The buck stops with you for nothing yet.') : t('Nothing that you see.')}>
          {own && t('What you own stands here: goals, questions to decide, signals that you watch.')}
        </Empty>
      )}
      {kinds.map((part) => (
        <Kind key={part.kind} person={person.person} part={part} row={row} />
      ))}
      {mayHandOn && (ticked.size > 0 || chosen.size > 0) && (
        <HandBar
          person={person}
          ticked={ticked.size}
          chosen={[...chosen.values()]}
          onGive={give}
          onDone={() => {
            setChosen(new Map())
            setTicked(new Map())
          }}
        />
      )}
    </Page>
  )
}

interface KindProps {
  person: string
  part: Answer['kinds'][number]
  row: (held: Held) => React.ReactNode
}

/** One kind, what is overdue first; where there is more than the first few, the rest follows on request. */
function Kind({ person, part, row }: KindProps) {
  const [whole, setWhole] = useState(false)
  const count = part.overdue
    ? t('{{total}}, of which {{overdue}} overdue', { total: part.total, overdue: part.overdue })
    : String(part.total)
  return (
    <Section title={kindsWord(part.kind)} aside={count}>
      {whole ? (
        <Whole person={person} kind={part.kind} row={row} />
      ) : (
        <>
          <ul className={classes.rows}>{part.held.map((held) => row(held))}</ul>
          {part.next && (
            <p>
              <Button look="quiet" onClick={() => setWhole(true)}>
                {t('Show all {{count}}', { count: part.total, one: 'Show all {{count}}' })}
              </Button>
            </p>
          )}
        </>
      )}
    </Section>
  )
}

function Whole({ person, kind, row }: { person: string; kind: OwnedKind; row: KindProps['row'] }) {
  const asked = usePages(of, { person, kind, most: 100 })
  return (
    <>
      <ul className={classes.rows} aria-busy={asked.isFetching}>
        {asked.pages.flatMap(({ kinds }) => kinds).flatMap(({ held }) => held.map((each) => row(each)))}
      </ul>
      {asked.hasNextPage && (
        <p>
          <Button look="quiet" busy={asked.isFetchingNextPage} onClick={asked.more}>
            {t('Show more')}
          </Button>
        </p>
      )}
    </>
  )
}
