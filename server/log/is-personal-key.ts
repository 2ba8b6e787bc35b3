const PERSONAL_WORDS = new Set(
  [
    'phone phones telephone tel mobile msisdn whatsapp sms recipient recipients',
    'name names firstname lastname fullname surname username nickname',
    'email emails mail contact contacts address',
    'token tokens authorization cookie cookies password passwd pin secret secrets apikey credential credentials',
    'note notes comment comments feedback',
  ].flatMap((line) => line.split(' ')),
)

/**
 * True when a word of the key (camel or snake case) names personal data or a credential. It errs on the side of hiding:
 * `command_name` is hidden too, so log fields that hold no person's data are called `command`, `job`, `check`.
 */
export function isPersonalKey(key: string): boolean {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) => PERSONAL_WORDS.has(word))
}
