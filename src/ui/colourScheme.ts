import { useSyncExternalStore } from 'react'

export type ColourScheme = 'auto' | 'light' | 'dark'

const key = 'colour-scheme'
const listeners = new Set<() => void>()
const paper = matchMedia('print')

/** What the reader chose; `auto`, until they do, follows their system. */
function chosen(): ColourScheme {
  const kept = localStorage.getItem(key)
  return kept === 'light' || kept === 'dark' ? kept : 'auto'
}

function show(): void {
  const scheme = chosen()
  const shown = scheme === 'auto' ? (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light') : scheme
  document.documentElement.dataset.mantineColorScheme = paper.matches ? 'light' : shown
  for (const listener of listeners) listener()
}

function choose(scheme: ColourScheme): void {
  localStorage.setItem(key, scheme)
  show()
}

// Before anything is drawn, so that nothing is drawn twice; then with the system and with the browser's other tabs.
show()
matchMedia('(prefers-color-scheme:dark)').addEventListener('change', show)
addEventListener('storage', show)
paper.addEventListener('change', show)

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The colour scheme that the reader chose, and how to choose another. */
export const useColourScheme = () => ({ scheme: useSyncExternalStore(listen, chosen), choose })
