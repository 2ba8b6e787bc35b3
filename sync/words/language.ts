import { z } from 'zod'

export const languages = ['ar', 'fr', 'en'] as const
export type Language = (typeof languages)[number]

export const language = z.enum(languages)
