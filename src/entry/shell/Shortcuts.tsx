import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { Section } from '../../ui/Section.tsx'
import { t } from '../../web/words.ts'
import classes from './Shortcuts.module.css'

const groups = () => [
  {
    title: t('Everywhere'),
    keys: [
      [['⌘', 'K'], t('Search, or do something')],
      [['?'], t('Show these shortcuts')],
      [['Esc'], t('Close what is open')],
    ],
  },
  {
    title: t('Go to'),
    keys: [
      [['g', 'l'], t('Lead: the map')],
      [['g', 'm'], t('Manage: what I owe')],
      [['g', 'a'], t('All goals')],
      [['g', 'g'], t('Grow')],
      [['g', 'p'], t('People')],
      [['g', 'i'], t('My own page')],
      [['g', 'n'], t('Notices')],
    ],
  },
  {
    title: t('On the map'),
    keys: [
      [['←'], t('Why: what this supports')],
      [['→'], t('How: what carries this')],
      [['↑', '↓'], t('Go among equals')],
      [['Enter'], t('Look from there')],
      [['Esc'], t('Look from one step back')],
      [['o'], t('Open its page')],
      [['s'], t('Support another goal')],
      [['t'], t('Map or table')],
    ],
  },
  {
    title: t('In lists'),
    keys: [
      [['j', 'k'], t('Next and previous row')],
      [['Enter'], t('Open the row')],
      [['Space'], t('Choose the row')],
      [['e'], t('Edit the row')],
    ],
  },
  {
    title: t('In the table of goals'),
    keys: [
      [['←', '→', '↑', '↓'], t('Go from cell to cell')],
      [['Enter'], t('Write in the cell, and save it')],
      [['Tab'], t('Save it, and write in the next one')],
      [['Esc'], t('Leave the cell as it was')],
      [['Space'], t('Choose the goal')],
      [['Shift', '↓'], t('Choose a stretch of goals')],
      [['o'], t('Open the goal’s page')],
    ],
  },
  {
    title: t('In the tree of goals'),
    keys: [
      [['→'], t('Open, then go in')],
      [['←'], t('Close, then go out')],
      [['Home'], t('Go to the first one')],
      [['End'], t('Go to the last one')],
      [['a', 'b'], t('Go to the next title that begins so')],
      [['Shift', 's'], t('Support another goal')],
      [['Enter'], t('Open the goal’s page')],
    ],
  },
]

const onApple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** What the keyboard can do, on the key `?`. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open title={t('Keyboard shortcuts')} onClose={onClose}>
      {/* On a phone it scrolls, so the keyboard must be able to stand in it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <div className={classes.groups} tabIndex={0} data-autofocus>
        {groups().map((group) => (
          <Section key={group.title} title={group.title}>
            <dl className={classes.keys}>
              {group.keys.map(([keys, does]) => (
                <div key={String(does)} className={classes.row}>
                  <dt>{does}</dt>
                  <dd>
                    {(keys as string[]).map((key) => (
                      <Kbd key={key}>{key === '⌘' && !onApple() ? 'Ctrl' : key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
        ))}
      </div>
    </Dialog>
  )
}
