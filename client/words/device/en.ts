export const deviceEn = {
  not_enrolled: 'This browser is no device of a branch yet.',
  enrol: 'Enrol it',
  other_kind: 'This browser is enrolled as {name}, which opens another screen.',
  open_its_own: 'Open its screen',
  ready: 'Ready.',
  sign_in: 'Sign in',
  signed_in: '{name} is signed in.',
  sign_in_first: 'Sign in to see this.',
} as const
