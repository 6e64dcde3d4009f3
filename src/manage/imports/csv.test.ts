import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv, writeCsv } from './csv.ts'
import { decode } from './encoding.ts'
import { bring } from './trial.ts'

const cells = (text: string): string[][] => {
  const read = readCsv(text)
  if ('fault' in read) throw new Error(read.fault)
  return read.grid.map((row) => row.cells)
}

const bytes = (...given: (string | number[])[]): Uint8Array =>
  new Uint8Array(given.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

describe('CSV as people have it', () => {
  it.each([
    ['commas', 'id,name\n1,Ward\n'],
    ['semicolons', 'id;name\r\n1;Ward\r\n'],
    ['tabs', 'id\tname\n1\tWard'],
    ['a semicolon in a quoted header', '"id",name\n1,Ward\n'],
    ['old line ends', 'id,name\r1,Ward\r'],
    ['empty lines', '\nid,name\n\n,\n1,Ward\n\n'],
  ])('is read with %s', (_, text) =>
    expect(cells(text)).toEqual([
      ['id', 'name'],
      ['1', 'Ward'],
    ]),
  )

  it('counts lines of the file, not rows, also where cells hold line ends', () => {
    const read = readCsv('id,why\r\n1,"first\r\nsecond"\r\n\r\n2,"a ""word"""\r\n')
    expect('grid' in read && read.grid).toEqual([
      { row: 1, cells: ['id', 'why'] },
      { row: 2, cells: ['1', 'first\nsecond'] },
      { row: 5, cells: ['2', 'a "word"'] },
    ])
  })

  it('says where a quotation mark is left open', () => {
    expect(readCsv('id,why\n1,fine\n2,"cut off')).toEqual({
      row: 3,
      fault: 'A quotation mark is opened and never closed. The file may have been cut off: export it again.',
    })
  })

  it('is written so that it is read back to the last letter', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r\n?/g, '\n'))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
        const kept = rows.filter((row) => row.some((one) => one.trim() !== ''))
        expect(cells(writeCsv(['a', 'b', 'c'], kept)).slice(1)).toEqual(kept)
      }),
    )
  })

  it('puts an apostrophe before what a spreadsheet would take for a formula, and takes it away again', () => {
    const rows = [['=1+1'], ['-5 beds'], ['@home'], ['-5.5'], ["'=quoted"], ["'tis"]]
    const written = writeCsv(['title'], rows)
    expect(written).toBe("title\n'=1+1\n'-5 beds\n'@home\n-5.5\n''=quoted\n'tis\n")
    expect(cells(written).slice(1)).toEqual(rows)
  })
})

describe('bytes', () => {
  it.each([
    ['UTF-8', bytes('Siobhán')],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'Siobhán')],
    [
      'UTF-16, little end first',
      bytes(
        [0xff, 0xfe],
        [...'Siobhán'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ),
    ],
    [
      'UTF-16, big end first',
      bytes(
        [0xfe, 0xff],
        [...'Siobhán'].flatMap((letter) => [0, letter.charCodeAt(0)]),
      ),
    ],
  ])('are text in %s', (_, given) => expect(decode(given)).toEqual({ text: 'Siobhán' }))

  it('are taken for Windows-1252 where they are not UTF-8, and that is said', () => {
    expect(decode(bytes('Siobh', [0xe1], 'n ', [0x80]))).toMatchObject({
      text: 'Siobhán €',
      warning: expect.stringContaining('Windows-1252'),
    })
  })

  it.each([
    ['nothing', bytes(), 'empty'],
    ['blanks', bytes(' \n '), 'empty'],
    ['a spreadsheet', bytes('PK', [3, 4, 20, 0]), 'XLSX'],
    ['an old spreadsheet', bytes([0xd0, 0xcf, 0x11, 0xe0]), 'XLS'],
    ['a PDF', bytes('%PDF-1.7'), 'PDF'],
    ['a picture', bytes([0x89], 'PNG'), 'picture'],
    ['a program', bytes([0x7f], 'ELF', [0, 0, 1]), 'no text'],
    ['a sign-in page', bytes('<!DOCTYPE html><html></html>'), 'web page'],
    ['JSON', bytes('[{"id": 1}]'), 'JSON'],
  ])('that are %s are refused with what to do', (_, given, words) => {
    expect(decode(given)).toEqual({ fault: expect.stringContaining(words) })
  })
})

const nobodyHere = { source: 'sheet', remembered: new Map(), persons: [], teams: [] }

describe('files', () => {
  const read = async (...files: [string, string][]) => {
    const brought = await bring(files.map(([name, text]) => ({ name, bytes: bytes(text) })))
    const { tables, faults, questions } = brought.settle(nobodyHere)
    return {
      tables,
      asks: questions.map(({ asks }) => asks),
      says: faults.all.map(({ file, row, column, sentence }) => [file, row, column, sentence].join('|')),
    }
  }

  it('are known by their name, or by their columns', async () => {
    const { tables, says } = await read(
      ['Our Teams (2).csv', 'id,name\n1,A'],
      ['export.csv', 'id,title,type,parents\ng,G,goal,'],
    )
    expect(tables.map(({ kind }) => kind)).toEqual(['teams', 'goals'])
    expect(says).toEqual([])
  })

  it('have headers in any case, with spaces or hyphens', async () => {
    const { tables } = await read(['goals.csv', 'ID,Title,Value On\ng,G,2026-01-01'])
    expect(tables[0]?.lines[0]?.cells).toEqual({ id: 'g', title: 'G', value_on: '2026-01-01' })
  })

  it('are asked about where a column is missing, and warned about once where one has no place', async () => {
    const { asks, says } = await read(['teams.csv', 'id,colour,id,size\n1,red,1,2'])
    expect(asks).toEqual(['Which column of teams.csv is the name of a team?'])
    expect(says).toEqual([
      'teams.csv|1||Not read: colour, id, size. The columns of teams.csv are id, name, parent, lead, rhythm, archived_on, purpose.',
    ])
  })

  it('are refused where one of our own columns is there twice', async () => {
    const { says } = await read(['teams.csv', 'id,name,id\n1,A,1'])
    expect(says).toEqual(['teams.csv|1|id|The column id is there twice. Keep one of them.'])
  })

  it('are refused row by row where cells are missing or too many', async () => {
    const { says } = await read(['teams.csv', 'id,name,parent\n1,A,,,\n2,B\n3,C,1,lead'])
    expect(says).toEqual([
      expect.stringMatching(/^teams.csv\|3\|\|This row has 2 cells and the header 3\./),
      expect.stringMatching(/^teams.csv\|4\|\|This row has 4 cells and the header 3\./),
    ])
  })

  it('are asked about where nobody can tell what they hold, and refused where two hold the same', async () => {
    const { asks } = await read(['numbers.csv', 'a,b\n1,2'])
    expect(asks).toEqual(['What does numbers.csv hold?'])
    const twice = await read(['teams.csv', 'id,name\n1,A'], ['old teams.csv', 'id,name\n1,A'])
    expect(twice.says).toEqual([expect.stringContaining('teams.csv holds teams as well')])
  })
})
