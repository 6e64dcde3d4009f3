import { v7, validate } from 'uuid'
import { z } from 'zod'

/** Ids are UUIDv7: made by the application, sorted by time, the same on every PostgreSQL that Bearing supports. */
export type Id = string

export const newId = (): Id => v7()
export const isId = (text: string): boolean => validate(text)

/** An id as it arrives from outside. */
export const id = z.uuid({ error: 'This is not an id. Take it from an earlier answer.' })
