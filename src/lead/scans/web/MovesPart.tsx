import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '../../../kernel/contract.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Empty } from '../../../ui/Empty.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Form, FormActions } from '../../../ui/Form.tsx'
import { Stack } from '../../../ui/Layout.tsx'
import { useNotice } from '../../../ui/Notice.tsx'
import { Section } from '../../../ui/Section.tsx'
import { LongTextField } from '../../../ui/TextField.tsx'
import { Answered } from '../../../web/Answered.tsx'
import { Conflict } from '../../../web/Conflict.tsx'
import { faultsIn } from '../../../web/faults.ts'
import { usePaths } from '../../../web/paths.ts'
import { useAct, useAnswer, usePages } from '../../../web/queries.ts'
import { t } from '../../../web/words.ts'
import { addMove, changeMove, dropMove, type MoveSeen, moves, pairs, type ScanSeen } from '../contract.ts'
import { Becomes } from './Becomes.tsx'
import classes from './Scans.module.css'
import { moveWords, pairingWord } from './saying.ts'

type Pair = OutputOf<typeof pairs>['proposed'][number]

interface Props {
  scan: ScanSeen
  onOpen: (finding: string) => void
}

/** What the pairs suggest: moves that were written, and the heaviest pairs that ask for one. */
export function MovesPart({ scan, onOpen }: Props) {
  const written = usePages(moves, { scan: scan.scan })
  const proposed = useAnswer(pairs, { scan: scan.scan }, { live: 'any', keep: true })
  const [writing, setWriting] = useState<Pair | MoveSeen | null>(null)
  const [acting, setActing] = useState<{ move: MoveSeen; how: 'goal' | 'link' } | null>(null)
  const rows = written.pages.flatMap((page) => page.moves)
  const may = scan.abilities.act.allowed
  return (
    <Stack gap={6}>
      <Section title={t('Moves')} aside={rows.length || undefined}>
        <Answered query={written}>
          {() =>
            rows.length === 0 ? (
              <Empty title={t('No move yet')}>{t('A pair below asks for one: write what you would do.')}</Empty>
            ) : (
              <ul className={classes.findings} aria-label={t('Moves')}>
                {rows.map((move) => (
                  <Move
                    key={move.move}
                    scan={scan}
                    move={move}
                    onOpen={onOpen}
                    onWrite={setWriting}
                    onAct={(how) => setActing({ move, how })}
                  />
                ))}
              </ul>
            )
          }
        </Answered>
        {written.hasNextPage && (
          <div>
            <Button busy={written.isFetchingNextPage} onClick={written.more}>
              {t('Show more')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('Pairs that ask for a move')}>
        <Answered query={proposed}>
          {({ proposed: pairsOf }) =>
            pairsOf.length === 0 ? (
              <Empty title={t('No pair')}>
                {t('It takes a strength or a weakness, and an opportunity or a threat, that no move joins yet.')}
              </Empty>
            ) : (
              <ul className={classes.findings} aria-label={t('Pairs that ask for a move')}>
                {pairsOf.map((pair) => (
                  <li key={`${pair.inside.finding} ${pair.outside.finding}`} className={classes.move}>
                    <span className={classes.meta}>{pairingWord(pair.pairing)}</span>
                    <span>
                      {pair.inside.text} × {pair.outside.text}
                    </span>
                    {may && (
                      <span className={classes.acts}>
                        <Button
                          size="small"
                          aria-label={t('Write the move for “{{inside}}” and “{{outside}}”', {
                            inside: pair.inside.text.slice(0, 60),
                            outside: pair.outside.text.slice(0, 60),
                          })}
                          onClick={() => setWriting(pair)}
                        >
                          {t('Write the move')}
                        </Button>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Section>
      {writing && <MoveDialog scan={scan} of={writing} onClose={() => setWriting(null)} />}
      {acting && (
        <Dialog
          open
          shape="side"
          guarded
          title={acting.how === 'goal' ? t('Write a goal from it') : t('Link it to a goal')}
          onClose={() => setActing(null)}
        >
          <Becomes
            scan={scan}
            of={{ move: acting.move.move }}
            text={acting.move.text}
            evidence={`${acting.move.inside.text}\n${acting.move.outside.text}`}
            how={acting.how}
            onClose={() => setActing(null)}
          />
        </Dialog>
      )}
    </Stack>
  )
}

interface MoveProps extends Props {
  move: MoveSeen
  onWrite: (move: MoveSeen) => void
  onAct: (how: 'goal' | 'link') => void
}

function Move({ scan, move, onOpen, onWrite, onAct }: MoveProps) {
  const paths = usePaths()
  const dropping = useAct(dropMove)
  const about = { text: move.text.slice(0, 80) }
  return (
    <li className={classes.move}>
      <span className={classes.meta}>{pairingWord(move.pairing)}</span>
      <span className={classes.text}>{move.text}</span>
      <span className={classes.meta}>
        {[move.inside, move.outside].map(({ finding, text }) => (
          <button key={finding} type="button" className={classes.open} onClick={() => onOpen(finding)}>
            {text}
          </button>
        ))}
        {move.links.map(({ link, target, title }) => (
          <span key={link}>
            → <Link to={paths.goal(target)}>{title}</Link>
          </span>
        ))}
        {move.links.length === 0 && <span>{t('nothing came of it yet')}</span>}
      </span>
      {scan.abilities.act.allowed && (
        <span className={classes.acts}>
          <Button size="small" aria-label={t('Becomes a goal: “{{text}}”', about)} onClick={() => onAct('goal')}>
            {t('Becomes a goal')}
          </Button>
          <Button
            size="small"
            look="quiet"
            aria-label={t('Link to a goal: “{{text}}”', about)}
            onClick={() => onAct('link')}
          >
            {t('Link to a goal')}
          </Button>
          <Button size="small" look="quiet" aria-label={t('Change “{{text}}”', about)} onClick={() => onWrite(move)}>
            {t('Change')}
          </Button>
          <Button
            size="small"
            look="quiet"
            busy={dropping.isPending}
            aria-label={t('Let go of “{{text}}”', about)}
            onClick={() => dropping.mutate({ scan: scan.scan, move: move.move })}
          >
            {t('Let go')}
          </Button>
        </span>
      )}
      {dropping.error && <Failure what={dropping.error.message} />}
    </li>
  )
}

function MoveDialog({ scan, of, onClose }: { scan: ScanSeen; of: Pair | MoveSeen; onClose: () => void }) {
  const notify = useNotice()
  // As it was when writing began: what others write meanwhile is met on saving.
  const [before] = useState('move' in of ? of : null)
  const [text, setText] = useState(
    before?.text ?? (of.pairing ? moveWords(of.pairing, of.inside.text, of.outside.text) : ''),
  )
  const after = () => {
    onClose()
    notify(before ? t('Move changed.') : t('Move written.'))
  }
  const adding = useAct(addMove, { after })
  const changing = useAct(changeMove, { after })
  const act = before ? changing : adding
  const faults = faultsIn(act.error, ['text'])
  const theirs = act.error?.theirs as { revision: number } | undefined
  const submit = (revision = before?.revision ?? 0) => {
    if (before) changing.mutate({ scan: scan.scan, move: before.move, revision, text })
    else adding.mutate({ scan: scan.scan, inside: of.inside.finding, outside: of.outside.finding, text })
  }
  return (
    <Dialog open guarded title={before ? t('Change the move') : t('Write the move')} onClose={onClose}>
      <Form onSubmit={() => submit()} busy={act.isPending} refusal={theirs ? null : faults.refusal}>
        <Conflict
          error={act.error}
          fields={[{ field: 'text', label: t('Move') }]}
          onMine={() => submit(theirs?.revision)}
          onTheirs={onClose}
          busy={act.isPending}
        />
        <p className={classes.text}>
          {of.inside.text} × {of.outside.text}
        </p>
        <LongTextField
          label={t('Move')}
          hint={t('What would you do with the two?')}
          rows={3}
          value={text}
          onChange={setText}
          error={faults.at('text')}
        />
        <FormActions
          submit={before ? t('Save') : t('Write move')}
          busy={act.isPending}
          cancel={{ label: t('Cancel'), onSelect: onClose }}
        />
      </Form>
    </Dialog>
  )
}
