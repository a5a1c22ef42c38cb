// The number of the engine's shape: what was packed or logged by another shape means something else and is not opened.
import { SLOTS } from './mark.ts';
import { SIGNALS } from './signal.table.ts';
import { termOfName } from './term.ts';

/** Raised by hand whenever what a memory holds changes its meaning (memory.ts, interest.ts, vocabulary.ts, spread.ts). */
const MEMORY = 2;

const SIGNS = SIGNALS.map(({ name, cases }) => `${name} ${cases}`).join();

/** The shape of today's engine: another one as soon as a signal has other cases. 31 bits, above zero. */
export const SHAPE: number = (termOfName(`${MEMORY} ${SLOTS} ${SIGNS}`) & 0x7fffffff) | 1;
