import { useSyncExternalStore } from 'react'
import { readKept, writeKept } from '../../../web/kept.ts'
import { isSaid, nothingSaid, type Said } from './said.ts'

/**
 * What is being filled in on many rows at once. Each row listens to its own alone, so that typing draws one row and not
 * hundreds; all of it is kept in this tab, and survives a refresh of the list and a reload.
 */
export class Filling {
  readonly #key: string
  #said: Map<string, Said>
  readonly #rows = new Map<string, Set<() => void>>()
  readonly #all = new Set<() => void>()
  #goals: readonly string[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(key: string) {
    this.#key = key
    this.#said = new Map(Object.entries(readKept<Record<string, Said>>(key) ?? {}))
    this.#count()
  }

  said = (goal: string): Said => this.#said.get(goal) ?? nothingSaid

  /** Goals on which something is filled in. The same list until that changes. */
  filled = (): readonly string[] => this.#goals

  change(goal: string, said: Said): void {
    const had = isSaid(this.said(goal))
    if (isSaid(said)) this.#said.set(goal, said)
    else this.#said.delete(goal)
    for (const told of this.#rows.get(goal) ?? []) told()
    if (had !== isSaid(said)) this.#count()
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.keep, 300)
  }

  forget(goals: readonly string[]): void {
    for (const goal of goals) this.#said.delete(goal)
    this.#count()
    for (const goal of goals) for (const told of this.#rows.get(goal) ?? []) told()
    this.keep()
  }

  keep = (): void => {
    clearTimeout(this.#timer)
    writeKept(this.#key, this.#said.size > 0 ? Object.fromEntries(this.#said) : undefined)
  }

  onRow(goal: string, told: () => void): () => void {
    const rows = this.#rows.get(goal) ?? new Set()
    this.#rows.set(goal, rows.add(told))
    return () => rows.delete(told)
  }

  onAny = (told: () => void): (() => void) => {
    this.#all.add(told)
    return () => this.#all.delete(told)
  }

  #count(): void {
    this.#goals = [...this.#said.keys()]
    for (const told of this.#all) told()
  }
}

export const useFilled = (filling: Filling): readonly string[] => useSyncExternalStore(filling.onAny, filling.filled)

export const useSaid = (filling: Filling, goal: string): Said =>
  useSyncExternalStore(
    (told) => filling.onRow(goal, told),
    () => filling.said(goal),
  )
