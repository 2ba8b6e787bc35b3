import type { PinWords } from './pin-words.ts'

export const pinWordsEn: PinWords = {
  states: {
    none: 'No PIN is set on this device. Sign in with your password.',
    locked: 'Enter your PIN.',
    checking: 'Your PIN is being checked.',
    open: 'Open. What you do without connection is kept and sent later.',
    spent: 'Too many wrong PINs. Sign in with your password, as soon as there is a connection.',
    grace_over:
      'This device has been without connection for as long as your organisation allows. Sign in with your password, as soon as there is a connection; what was done is kept and will be sent.',
    ended: 'Your session was ended. Sign in with your password.',
  },
  weaknesses: {
    not_digits: 'A PIN has digits only.',
    length: 'The PIN must have {digits} digits.',
    few_digits: 'Use at least three different digits.',
    run: 'Digits in a row, as 1234, are guessed first.',
    repeated: 'A repeated part, as 123123, is guessed first.',
    year: 'A year at the beginning or end is guessed first.',
    keypad: 'Lines of the keypad, as 147258, are guessed first.',
  },
  hints: {
    tries_left: 'Tries left: {count}',
    wait: 'Wrong PIN. The next try is possible at {time}.',
    works_until: 'Without connection you can work on until {time}.',
  },
}
