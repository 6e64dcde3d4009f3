/**
 * A file's bytes as text. People's files are UTF-8 with or without a mark, UTF-16 with one, or else what Windows writes:
 * Windows-1252, of which Latin-1 is a part. What is no text at all is said to be so, and what to do.
 */
export type Decoded = { text: string; warning?: string } | { fault: string }

export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { fault: 'This file is empty. Export it again.' }
  const kind = notText(bytes)
  if (kind) return { fault: kind }
  if (starts(bytes, 0xff, 0xfe)) return whole(new TextDecoder('utf-16le').decode(bytes))
  if (starts(bytes, 0xfe, 0xff)) return whole(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.includes(0)) return { fault: 'This file holds bytes that no text has. Save the table as CSV (UTF-8).' }
  try {
    return whole(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    const warning =
      'This file is not UTF-8: it was read as Windows-1252 (Latin-1). Look whether accented letters are right.'
    return { ...whole(new TextDecoder('windows-1252').decode(bytes)), warning }
  }
}

function whole(text: string): Decoded {
  if (text.trim() === '') return { fault: 'This file is empty. Export it again.' }
  if (/^\s*<(!doctype|html|\?xml|head|body)\b/i.test(text))
    return { fault: 'This is a web page or XML, not a table. Sign in where it came from and export it again as CSV.' }
  if (/^\s*[{[]/.test(text) && isJson(text)) return { fault: 'This is JSON, not a table. Export it as CSV.' }
  return { text }
}

const isJson = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === 'object'
  } catch {
    return false
  }
}

const starts = (bytes: Uint8Array, ...with_: number[]): boolean => with_.every((byte, index) => bytes[index] === byte)

/** By the first bytes that these formats always have. */
function notText(bytes: Uint8Array): string | undefined {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04))
    return 'This is a spreadsheet or an archive (XLSX, ODS, ZIP), not CSV. Save the sheet as CSV (UTF-8).'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return 'This is an old spreadsheet (XLS), not CSV. Save the sheet as CSV (UTF-8).'
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'This is a PDF, not a table. Export it as CSV.'
  if (starts(bytes, 0x89, 0x50, 0x4e, 0x47) || starts(bytes, 0xff, 0xd8, 0xff))
    return 'This is a picture, not a table. Export it as CSV.'
  return undefined
}
