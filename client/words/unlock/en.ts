export const unlockEn = {
  about: '{name}, this device is locked.',
  pad: 'Digits',
  typed_one: '{count} digit typed',
  typed_other: '{count} digits typed',
  set_title: 'Set a PIN',
  set_about: 'With it this device opens without the server: {digits} digits that nobody guesses first.',
  again: 'Once more, to be sure',
  not_same: 'The two were not the same. Please begin again.',
  is_set: 'Your PIN is set.',
} as const
