const name = 'bearing start key'

/**
 * The key in the address that the terminal prints opens the demonstration and the set-up. It is kept for as long as
 * the tab is open, so that one can change places in the cast, and taken out of the address, which people share.
 */
export function keepStartKey(key: string): void {
  sessionStorage.setItem(name, key)
}

export const startKey = (): string | undefined => sessionStorage.getItem(name) ?? undefined
