import type { Id } from '../../kernel/ids.ts'

/** Finds who or what a file names: by the source's own id, by Bearing's id, by another word that is unique. */
export class Directory {
  readonly #byExternal = new Map<string, Id>()
  readonly #own = new Set<Id>()
  readonly #byWord = new Map<string, Id | null>()

  /** `words` find it too, as long as nothing else has the same one. */
  add(id: Id, external: string | null, words: (string | null)[] = []): void {
    this.#own.add(id)
    if (external !== null) this.#byExternal.set(external, id)
    for (const word of words) {
      if (word === null) continue
      const plain = word.toLowerCase()
      const holder = this.#byWord.get(plain)
      this.#byWord.set(plain, holder === undefined || holder === id ? id : null)
    }
  }

  byId(text: string): Id | undefined {
    return this.#byExternal.get(text) ?? (this.#own.has(text) ? text : undefined)
  }

  find(text: string): Id | undefined {
    return this.byId(text) ?? this.#byWord.get(text.toLowerCase()) ?? undefined
  }
}

/** `node:beds`, `person:ines`: a goal and a person may have the same id at their source. */
export function byTypedName(
  written: string,
  {
    persons,
    teams,
    nodes,
    indicators,
    checkIns,
    scans,
    findings,
    decisions,
    signals,
    strategies,
    stakeholders,
    changes,
    briefings,
  }: {
    persons: Directory
    teams: Directory
    nodes: Directory
    indicators?: Directory
    checkIns?: Directory
    scans?: Directory
    findings?: Directory
    decisions?: Directory
    signals?: Directory
    strategies?: Directory
    stakeholders?: Directory
    changes?: Directory
    briefings?: Directory
  },
): Id | undefined {
  const [, kind = '', name = ''] =
    /^(person|team|node|indicator|check-in|scan|finding|decision|signal|strategy|stakeholder|change|briefing):(.*)$/s.exec(
      written,
    ) ?? []
  return {
    person: persons,
    team: teams,
    node: nodes,
    indicator: indicators,
    'check-in': checkIns,
    scan: scans,
    finding: findings,
    decision: decisions,
    signal: signals,
    strategy: strategies,
    stakeholder: stakeholders,
    change: changes,
    briefing: briefings,
  }[kind]?.byId(name)
}
