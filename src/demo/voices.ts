import type { Chance } from './chance.ts'
import type { Sayings, Voice } from './telling.ts'
import { care } from './voices-care.ts'
import { support } from './voices-support.ts'

const voices: Record<Voice, Sayings> = { ...care, ...support }

/** A speaker who says nothing twice about one goal, and then keeps quiet; what is in the way may well come again. */
export function speaker(voice: Voice, luck: Chance) {
  const { good, bad, winter, way } = voices[voice]
  const waiting = { good: luck.shuffled(good), bad: luck.shuffled(bad), winter: luck.shuffled(winter) }
  return {
    say: (mood: keyof typeof waiting): string => waiting[mood].pop() ?? '',
    inTheWay: (): string => way[luck.whole(0, way.length - 1)] ?? '',
  }
}
