/**
 * Version 13 holds 331 bytes at level M and is 69 modules wide, 77 with its quiet zone. An address with its signed record needs
 * about 270, which leaves a host name of nearly 90 characters.
 */
export const QR_MODULES_MAX = 69
export const QR_CHARS_MAX = 331
/** White around the code, in modules, as ISO/IEC 18004 asks. */
export const QUIET_MODULES = 4
/** 0.5 mm at 203 dpi: what an ordinary phone reads at once. */
export const MODULE_DOTS_WISHED = 4
/** 0.375 mm: the least that survives dots that a worn head does not burn. */
export const MODULE_DOTS_MIN = 3
