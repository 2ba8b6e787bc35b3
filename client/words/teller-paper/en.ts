export const tellerPaperEn = {
  paper_of: 'Print {number} in',
} as const
