import { describe } from 'vitest'
import { looksOn } from './looks.ts'

describe('on a phone, light and dark', () => looksOn('phone'))
