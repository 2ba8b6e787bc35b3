/** Packets are 64 or 512 bytes; larger chunks say less about where a transfer stood when it broke. */
export const CHUNK_BYTES = 4_096
/** No ticket is as large: 80 mm wide and half a metre long in raster is 290 kB. */
export const PRINT_BYTES_MAX = 1_000_000
/** Waiting in the port; the spool sends one at a time, so more than this is a mistake or a stuck finger. */
export const PRINTS_WAITING_MAX = 8

/** A printer that prints takes a chunk in about 0.2 s; paper that is out is told much earlier. */
export const STALL_MS = 4_000
export const OPEN_MS = 5_000
/** A whole ticket in the printer's buffer, of an earlier page perhaps, is printed in this time; half a one is not. */
export const DRAIN_MS = 1_500
/** A real-time answer takes 1 to 5 ms; a page that has much to do hears it later. */
export const ANSWER_MS = 500
/**
 * A page that begins is busy and hears late. A printer that seems to answer nothing is never asked about its paper until it is opened anew, so
 * the first questions wait longer. Each that is not answered costs this much, at every opening.
 */
export const FIRST_ANSWER_MS = 1_500
/** From the last byte taken to the printer's word: what its buffer holds must be printed and cut. */
export const CONFIRM_MS = 5_000
/** When it complains after the last byte: the word may be on its way still. */
export const GRACE_MS = 300
/** How often a printer that does nothing is asked how it is. */
export const WATCH_MS = 5_000
/** Between two readings that brought nothing, since some printers answer each at once with nothing. */
export const EMPTY_READ_MS = 50
/** In a row; a pipe that fails more often is broken. */
export const READ_FAULTS_MAX = 5
