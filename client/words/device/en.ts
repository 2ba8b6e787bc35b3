export const deviceEn = {
  not_enrolled: 'This browser is no device of a branch yet.',
  enrol: 'Enrol it',
  without_key:
    'The key of this device is gone from this browser. What was done here is kept: ask an administrator for a new code and enrol it again as the same device.',
  other_kind: 'This browser is enrolled as {name}, which opens another screen.',
  open_its_own: 'Open its screen',
  ready: 'Ready.',
  sign_in: 'Sign in',
  signed_in: '{name} is signed in.',
  sign_in_first: 'Sign in to see this.',
} as const
