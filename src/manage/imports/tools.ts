import { kept, type Meaning, plainWords } from './mapping.ts'
import type { FileKind } from './table.ts'

/** Columns that are known to be another tool's, with what they mean here where their name alone does not say it. */
export interface Tool {
  tool: string
  kind: FileKind
  /** Headers that only this tool's file has together. */
  marks: string[]
  means: Record<string, Meaning>
}

const words = (text: string): string[] => text.split(', ').map(plainWords)
const means = (text: string): Record<string, Meaning> =>
  Object.fromEntries(
    text.split(', ').map((each) => {
      const [header = '', meaning = ''] = each.split(' = ')
      return [plainWords(header), meaning]
    }),
  )

export const tools: Tool[] = [
  {
    tool: 'Culture Amp',
    kind: 'goals',
    marks: words('individual_emails, due_at, completion'),
    means: {
      ...means(
        'email = owner, name = title, description = remark, visibility = audience, individual_emails = kept, due_at = due, created_at = kept, status = status, completion = progress',
      ),
      ...Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [
          [`key result ${at + 1} title`, 'measure_title'],
          [`key result ${at + 1} completion`, 'measure_progress'],
        ]).flat(),
      ),
    },
  },
  {
    tool: 'Betterworks',
    kind: 'goals',
    marks: words('name, owner_email, start_date, end_date, progress'),
    means: means('name = title, description = remark, categories = kept'),
  },
  {
    tool: 'Peoplebox',
    kind: 'goals',
    marks: words('Row ID, Parent Row IDs, Goal Title'),
    means: means(
      'Row ID = row_id, Parent Row IDs = parent_rows, Goal ID = id, Goal Title = title, Owner Emails = owner, Goal Cycle = kept, Goal Type = type, Departments = team, Progress Status = status, Starting Value = baseline',
    ),
  },
  {
    tool: 'Lattice',
    kind: 'people',
    marks: words('Manager Email, Department, Start Date, Status'),
    means: means('Title = title, Status = left'),
  },
  {
    tool: 'Lattice',
    kind: 'goals',
    marks: words('Goal type, Parent goal'),
    means: means(
      'Goal name = title, Name = title, Description = remark, Goal ID = id, Parent ID = parents, Parent goal = parent_titles',
    ),
  },
  {
    tool: 'Jira',
    kind: 'goals',
    marks: words('Issue key, Issue Type, Summary'),
    means: means(
      'Issue key = id, Issue id = kept, Summary = title, Parent = kept, Parent key = parents, Parent id = kept, Parent summary = kept, Project key = kept, Project name = kept, Due date = due, Assignee = owner, Project lead = kept, Updated = kept',
    ),
  },
  {
    tool: 'Linear',
    kind: 'goals',
    marks: words('Cycle Number, Parent issue, Project Milestone'),
    means: means(
      'Parent issue = parents, Cycle Start = kept, Cycle End = kept, Started = kept, Updated = kept, Initiatives = kept',
    ),
  },
]

/** The tool whose marks are all there; of several, the one with the most of them. */
export function toolOf(header: readonly string[]): Tool | undefined {
  const there = new Set(header.map(plainWords))
  return tools
    .filter(({ marks }) => marks.every((mark) => there.has(mark)))
    .sort((a, b) => b.marks.length - a.marks.length)[0]
}

export const meaningIn = (tool: Tool | undefined, header: string): Meaning | undefined => {
  const found = tool?.means[plainWords(header)]
  return found === undefined ? undefined : found === 'kept' ? kept : found
}
