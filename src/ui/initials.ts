/** "Maria José Ángeles de la Cruz" → "MC"; one word gives one letter; a name without letters gives "?". */
export function initials(name: string): string {
  const letters = name
    .normalize('NFC')
    .split(/[\s\-.,'’()]+/u)
    .map((word) => /\p{L}\p{M}*/u.exec(word)?.[0] ?? '')
    .filter((letter) => letter)
  const [first, last] = [letters[0], letters.length > 1 ? letters.at(-1) : '']
  return first ? `${first}${last}`.toLocaleUpperCase() : '?'
}
