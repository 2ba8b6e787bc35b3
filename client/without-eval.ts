import { z } from 'zod'

// To be imported before everything that makes a schema. The policy of our pages forbids making code from text; zod would find
// that out by trying, which the browser reports as an attack, and is no slower without.
z.config({ jitless: true })
