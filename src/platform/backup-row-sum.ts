/** How many rows, and what they hold. */
export interface Sum {
  rows: number
  hash: string
}

/**
 * Counts the rows of a table's COPY text and adds up a hash of each, 64 bits altogether, so that two tables can be
 * compared in whatever order their rows come. Against mistakes, not against malice: whoever changes a backup is found by its
 * seal. Plain multiplications in two lanes, since a hash that withstands malice takes longer than everything else here.
 */
export class RowSum {
  #rows = 0
  #one = 0
  #two = 0
  // Of the row that is being read, which may go on in the next piece.
  #a = seedA
  #b = seedB

  add(piece: Uint8Array): void {
    let a = this.#a
    let b = this.#b
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] as number
      a = Math.imul(a ^ byte, 0x9e3779b1)
      b = Math.imul(b ^ byte, 0x5f356495)
      // A line break within a value is written as two characters, so this one ends a row.
      if (byte !== 10) continue
      const mixed = mix(a, b)
      this.#one = (this.#one + mixed) >>> 0
      this.#two = (this.#two + mix(b, mixed)) >>> 0
      this.#rows += 1
      a = seedA
      b = seedB
    }
    this.#a = a
    this.#b = b
  }

  get sum(): Sum {
    const hex = (lane: number): string => lane.toString(16).padStart(8, '0')
    return { rows: this.#rows, hash: hex(this.#one) + hex(this.#two) }
  }
}

const seedA = 0x2545f491
const seedB = 0x6c078965

/** MurmurHash3's finaliser over both. */
function mix(one: number, two: number): number {
  let hash = one ^ Math.imul(two ^ (two >>> 13), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

export const isSame = (one: Sum, other: Sum): boolean => one.rows === other.rows && one.hash === other.hash
