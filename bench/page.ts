import type { Seeded } from './seed.ts'
export interface Page { bytes: number; requests: number; usable: number[] }
export async function firstPage(_tree: Seeded, _times: number): Promise<Page | null> { return null }
