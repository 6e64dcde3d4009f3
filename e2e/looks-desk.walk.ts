import { describe } from 'vitest'
import { looksOn } from './looks.ts'

describe('at a desk, light and dark', () => looksOn('desk'))
