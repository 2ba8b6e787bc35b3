export const passwordEn = {
  title: 'Choose a password',
  about: 'At least 10 characters. Several words in a row are easy to keep in mind.',
  password: 'New password',
  choose: 'Choose it',
  done: 'Your password is set.',
  sign_in: 'Sign in',
  no_link: 'Open the whole link that you were given, with everything behind the # sign.',
} as const
