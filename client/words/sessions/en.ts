export const sessionsEn = {
  title: 'Where you are signed in',
  browser: 'A browser',
  here: 'Here',
  since: 'Since {time}',
  seen: 'Last used {time}',
  end: 'End',
  end_this: 'Sign out here',
  end_all: 'Sign out everywhere',
  end_all_ask: 'Sign out everywhere?',
  end_all_about:
    'On every device and in every browser, here too. Whoever is working with your name has to sign in again.',
  ended: 'Ended.',
  sign_in_first: 'Sign in to see where you are signed in.',
  sign_in: 'Sign in',
} as const
