/** What one can choose from, in a list or side by side. */
export type Choice<Id extends string> = { readonly id: Id; readonly label: string; readonly hint?: string }
