import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react'
import { type State, states } from '../../../graph/node.ts'
import { frameworkWord, stateWord } from '../../../graph/web/saying.ts'
import { useFindPersons } from '../../../people/persons/web/PersonField.tsx'
import { search as searchTeams } from '../../../people/teams/contract.ts'
import { Picker } from '../../../ui/Picker.tsx'
import type { Option, Search } from '../../../ui/search.ts'
import { Unseen } from '../../../ui/Unseen.tsx'
import { ask } from '../../../web/ask.ts'
import { useOrganisation } from '../../../web/organisation.tsx'
import { frameworks } from '../../frameworks/rules.ts'
import type { Row } from '../contract.ts'
import type { Column, EditKind } from './columns.tsx'
import { type Edit, standing } from './editing.tsx'
import classes from './Grid.module.css'

/** Where the keyboard goes on afterwards. */
export type Then = 'stay' | 'next' | 'before' | 'away'

export interface EditorProps {
  row: Row
  column: Column
  /** Names the field: of which goal, and what. */
  label: string
  /** With the row as it was when the writing began: what others change meanwhile must not be written over unseen. */
  onSave: (base: Row, edit: Edit, then: Then) => void
  onState: (to: State, then: Then) => void
  onCancel: (then: Then) => void
}

/** One cell while it is written in: Enter and Tab save, Escape leaves it as it was, a press elsewhere saves. */
export function CellEditor(props: EditorProps) {
  const [row] = useState(props.row)
  const given = { ...props, row, onSave: (edit: Edit, then: Then) => props.onSave(row, edit, then) }
  if (props.column.edit === 'person') return <PersonCell {...given} />
  if (props.column.edit === 'team') return <TeamCell {...given} />
  if (props.column.edit === 'state') return <StateCell {...given} />
  if (props.column.edit === 'framework') return <FrameworkCell {...given} />
  return <TypedCell {...given} />
}

type FieldProps = Omit<EditorProps, 'onSave'> & { onSave: (edit: Edit, then: Then) => void }

function editKeys(event: KeyboardEvent, save: (then: Then) => void, cancel: () => void) {
  if (event.key === 'Enter') save('stay')
  else if (event.key === 'Tab') save(event.shiftKey ? 'before' : 'next')
  else if (event.key === 'Escape') cancel()
  else return
  event.preventDefault()
  event.stopPropagation()
}

const typeOf = { text: 'text', day: 'date', days: 'number', confidence: 'number' } as const
/** The least and the most of what is counted. */
const ends: Partial<Record<EditKind, [number, number]>> = { days: [1, 366], confidence: [0, 10] }

function TypedCell({ row, column, label, onSave, onCancel }: FieldProps) {
  const name = column.name as Typing
  const [least, most] = ends[column.edit ?? 'text'] ?? []
  const [typed, setTyped] = useState(String(standing(row, name).value ?? ''))
  const input = useRef<HTMLInputElement>(null)
  const done = useRef(false)
  useEffect(() => {
    input.current?.focus()
    if (input.current?.type !== 'date') input.current?.select()
  }, [])
  const save = (then: Then) => {
    if (done.current) return
    done.current = true
    onSave(editOf(name, typed.trim()), then)
  }
  return (
    <input
      ref={input}
      type={typeOf[column.edit as 'text']}
      aria-label={label}
      className={classes.field}
      maxLength={300}
      min={least}
      max={most}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => save('away')}
      onKeyDown={(event) =>
        editKeys(event, save, () => {
          done.current = true
          onCancel('stay')
        })
      }
    />
  )
}

type Typing = 'title' | 'start' | 'due' | 'rhythm' | 'confidence'

const editOf = (column: Typing, typed: string): Edit =>
  column === 'title'
    ? { column, value: typed }
    : column === 'rhythm' || column === 'confidence'
      ? { column, value: typed === '' ? null : Number(typed) }
      : { column, value: typed || null }

function PersonCell(props: FieldProps) {
  const { owner } = props.row.node
  return (
    <PickCell
      {...props}
      search={useFindPersons()}
      value={owner && { value: owner.person, label: owner.name }}
      editOf={(chosen) => chosen && { column: 'owner', value: { person: chosen.value, name: chosen.label } }}
    />
  )
}

function TeamCell(props: FieldProps) {
  const { team } = props.row.node
  const organisation = useOrganisation()
  const find = useCallback(
    async (text: string, signal: AbortSignal) => {
      const { found } = await ask(searchTeams, { text }, { organisation, signal })
      return found.map(({ team, name, within }) => ({ value: team, label: name, detail: within ?? undefined }))
    },
    [organisation],
  )
  return (
    <PickCell
      {...props}
      search={find}
      value={team && { value: team.team, label: team.name }}
      editOf={(chosen) => ({ column: 'team', value: chosen && { team: chosen.value, name: chosen.label } })}
    />
  )
}

interface PickProps extends FieldProps {
  search: Search
  value: Option | null
  editOf: (chosen: Option | null) => Edit | null
}

function PickCell({ label, search, value, editOf, onSave, onCancel }: PickProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const input = frame.current?.querySelector('input')
    input?.focus()
    input?.click()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field inside
    <div
      ref={frame}
      className={classes.picker}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onCancel('away')
      }}
      onKeyDown={(event) => {
        // Enter chooses from the list, which is the field's own affair.
        if (event.key === 'Enter' && event.defaultPrevented) event.stopPropagation()
        else editKeys(event, onCancel, () => onCancel('stay'))
      }}
    >
      <label htmlFor={id}>
        <Unseen>{label}</Unseen>
      </label>
      <Picker
        id={id}
        label={label}
        describedBy={undefined}
        invalid={false}
        disabled={undefined}
        required={undefined}
        many={false}
        chosen={value ? [value] : []}
        search={search}
        onChange={([chosen]) => {
          const edit = editOf(chosen ?? null)
          if (edit) onSave(edit, 'stay')
        }}
      />
    </div>
  )
}

const wayTo: Record<State, Partial<Record<State, 'activate' | 'withdraw' | 'close' | 'reopen'>>> = {
  draft: { active: 'activate' },
  active: { draft: 'withdraw', closed: 'close' },
  closed: { active: 'reopen' },
}

function StateCell({ row, label, onState, onCancel }: FieldProps) {
  const { state } = row.node
  const may = (to: State): boolean => {
    const verb = wayTo[state][to]
    return to === state || Boolean(verb && row.abilities[verb]?.allowed)
  }
  return (
    <ChoiceCell
      label={label}
      value={state}
      choices={states.map((each) => ({ value: each, label: stateWord(each), disabled: !may(each) }))}
      onChoose={onState}
      onCancel={onCancel}
    />
  )
}

/** What another framework keeps, loses and asks is shown once it is chosen, before anything is changed. */
function FrameworkCell({ row, label, onSave, onCancel }: FieldProps) {
  return (
    <ChoiceCell
      label={label}
      value={row.node.framework ?? 'none'}
      choices={['none', ...frameworks].map((each) => ({
        value: each,
        label: frameworkWord(each === 'none' ? null : each),
      }))}
      onChoose={(to, then) =>
        onSave({ column: 'framework', value: frameworks.find((each) => each === to) ?? null }, then)
      }
      onCancel={onCancel}
    />
  )
}

interface ChoiceProps<Value extends string> extends Pick<FieldProps, 'label' | 'onCancel'> {
  value: Value
  choices: { value: Value; label: string; disabled?: boolean }[]
  onChoose: (to: Value, then: Then) => void
}

function ChoiceCell<Value extends string>({ label, value, choices, onChoose, onCancel }: ChoiceProps<Value>) {
  const [chosen, setChosen] = useState(value)
  const select = useRef<HTMLSelectElement>(null)
  const pointed = useRef(false)
  const done = useRef(false)
  useEffect(() => select.current?.focus(), [])
  const save = (to: Value, then: Then) => {
    if (done.current) return
    done.current = true
    if (to === value) onCancel(then)
    else onChoose(to, then)
  }
  return (
    <select
      ref={select}
      aria-label={label}
      className={classes.field}
      value={chosen}
      onPointerDown={() => {
        pointed.current = true
      }}
      onChange={(event) => {
        const to = event.currentTarget.value as Value
        setChosen(to)
        // Arrow keys walk through the choices; who points has chosen.
        if (pointed.current) save(to, 'stay')
      }}
      onBlur={() => save(chosen, 'away')}
      onKeyDown={(event) => {
        pointed.current = false
        editKeys(
          event,
          (then) => save(chosen, then),
          () => {
            done.current = true
            onCancel('stay')
          },
        )
      }}
    >
      {choices.map((each) => (
        <option key={each.value} value={each.value} disabled={each.disabled}>
          {each.label}
        </option>
      ))}
    </select>
  )
}
