import { useEffect, useId, useRef, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { t } from '../../web/words.ts'
import { type Command, usePlaces } from './commands.tsx'
import { useFound } from './found.tsx'
import classes from './Palette.module.css'

interface Props {
  onClose: () => void
  onShortcuts: () => void
  onSupport: (goal: string) => void
}

/** Search and do: pages and actions at once, goals and people as one types. */
export function Palette({ onClose, onShortcuts, onSupport }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const places = usePlaces({ onShortcuts, onSupport })
  const found = useFound(typed)
  const groups = [...(typed ? found.groups : []), ...matching(places, typed)].filter(({ commands }) => commands.length)
  const all = groups.flatMap(({ commands }) => commands)
  const here = Math.min(active, all.length - 1)

  useEffect(() => {
    if (here >= 0) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [here])

  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && all.length) setActive((here + step + all.length) % all.length)
    else if (event.key === 'Enter') run(all[here])
    else return
    event.preventDefault()
  }

  return (
    <Dialog open title={t('Search, or do something')} onClose={onClose}>
      <div>
        <input
          className={classes.input}
          role="combobox"
          aria-label={t('A goal, a person, a page or an action')}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={here >= 0 ? `${id}-${here}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('A goal, a person, a page or an action')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div ref={list} id={`${id}-list`} role="listbox" aria-label={t('Found')} className={classes.list}>
          {groups.map(({ title, commands }) => (
            // biome-ignore lint/a11y/useSemanticElements: a list box has groups, and a fieldset would be none of it
            <div key={title} role="group" aria-label={title}>
              <div className={classes.group} aria-hidden>
                {title}
              </div>
              {commands.map((command) => {
                const index = all.indexOf(command)
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's, which keeps the focus
                  <div
                    key={command.id}
                    id={`${id}-${index}`}
                    role="option"
                    tabIndex={-1}
                    aria-selected={index === here}
                    className={classes.option}
                    onMouseDown={(event) => event.preventDefault()}
                    onMouseMove={() => index !== here && setActive(index)}
                    onClick={() => run(command)}
                  >
                    {command.icon}
                    <span className={classes.label}>{command.label}</span>
                    <Aside command={command} />
                  </div>
                )
              })}
            </div>
          ))}
        </div>
        <div role="status" className={classes.state}>
          {said(found.state, all.length)}
        </div>
      </div>
    </Dialog>
  )
}

function Aside({ command }: { command: Command }) {
  if (command.keys)
    return (
      <span className={classes.keys} aria-hidden>
        {command.keys.split(' ').map((key, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the keys of a command never change, and may be the same twice
          <Kbd key={place}>{key}</Kbd>
        ))}
      </span>
    )
  return <span className={classes.detail}>{command.detail}</span>
}

function said(state: 'searching' | 'found' | 'failed', count: number): string {
  if (state === 'failed') return t('The search did not answer. Type again in a moment.')
  if (count) return ''
  return state === 'searching' ? t('Searching') : t('Nothing found. Try another word of its title.')
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()

function matching(groups: { title: string; commands: Command[] }[], typed: string) {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const fits = ({ label, also = '' }: Command) => words.every((word) => plain(`${label} ${also}`).includes(word))
  return groups.map(({ title, commands }) => ({ title, commands: commands.filter(fits) }))
}
