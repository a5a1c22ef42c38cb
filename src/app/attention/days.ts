// For how long messages are kept and shown, in days.

/** What can wait or go is listed for so many days, with reasons. */
export const SHOWN_DAYS = 14;
/** What asked for attention and got none stays on the list for so many days, today included. */
export const OPEN_DAYS = 7;
/** Messages are kept for so long, to learn from a late word and to find thresholds by. */
export const KEPT_DAYS = 90;
/** Those that the person said something of. */
export const SPOKEN_DAYS = 365;
