import { z } from 'zod'

// Imported before any contract: the content security policy forbids code made from text, which schemas would try.
z.config({ jitless: true })
