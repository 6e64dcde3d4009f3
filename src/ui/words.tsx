import { createContext, type ReactNode, useContext } from 'react'

/** The few texts that the parts say by themselves, in the reader's language. */
export type Words = {
  /** On the button that explains a number or a colour: "Why?" */
  why: string
  close: string
  /** After the label of a field that may stay empty: "optional" */
  optional: string
  loading: string
  tryAgain: string
  showAsTable: string
  showAsChart: string
  /** Heading of the dates in a chart's table: "Date" */
  date: string
  nothingFound: string
  searchFailed: string
  remove: (what: string) => string
  /** For a number that cannot be read; `example` is a number as this locale writes it. */
  notANumber: (example: string) => string
  /** For a number that has more digits than can be kept. */
  tooManyDigits: string
  chooseFiles: string
  /** Below 'choose files', for those with a mouse: "or drop them here" */
  orDropThem: string
  unknown: string
}

type Speech = { words: Words; locale: string }

const Context = createContext<Speech | null>(null)

export function Speaking({ words, locale, children }: Speech & { children: ReactNode }) {
  return <Context value={{ words, locale }}>{children}</Context>
}

function useSpeech(): Speech {
  const speech = useContext(Context)
  if (!speech) throw new Error('A part of ui/ was drawn outside of Provider, which brings its words and its locale.')
  return speech
}

export const useWords = (): Words => useSpeech().words

/** The reader's locale, as a language tag such as `en-GB`. */
export const useLocale = (): string => useSpeech().locale
