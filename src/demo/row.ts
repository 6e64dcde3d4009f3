/** One line of a file that the import reads: column names and texts. */
export type Row = Record<string, string>
