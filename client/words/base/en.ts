/** The key list of what every screen may say. */
export const baseEn = {
  language: 'Language',
  loading: 'One moment…',
  close: 'Close',
  back: 'Back',
  cancel: 'Cancel',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied.',
  show_password: 'Show the password',
  delete_digit: 'Delete the last digit',
  no_connection: 'No answer from the server. Check the connection, then try again.',
  foreign_answer:
    'Something between here and the server answered instead, perhaps a sign-in page of this network. Connect to the network properly, then try again.',
  unreadable: 'The answer could not be read: the app and the server are of different versions. Reload the page.',
  crash_title: 'This screen stopped',
  crash_body: 'What was done here is kept on this device. Reload the page to go on.',
  reload: 'Reload',
  export_unsent: 'Save what is not sent yet',
  export_failed: 'It could not be saved. Leave this page open and call support.',
} as const
