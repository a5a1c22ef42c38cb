// Sources read by themselves: the one that is due is claimed, read, and given back with what came of it.
import type { Ports } from '../ports.ts';
import { dropSpooled } from './arriving-files.ts';
import { openingOf } from './openings.ts';
import { type MailboxCode, visit } from './reach.ts';
import { readFiles } from './reading-files.ts';
import { readMailbox } from './reading-mailboxes.ts';
import { type Claim, claimSource, holding } from './source-claims.ts';
import { type Ending, endReading } from './source-endings.ts';

/** What only the person can mend. */
const THEIRS = new Set(['mailbox.refused_password', 'mailbox.private_host', 'mailbox.needs_safety']);

const STOPPED: Ending = { how: 'stopped' };

/** How a reading ended that its server did not let come to its end. */
function faulty(claim: Claim, code: MailboxCode): Ending {
  if (claim.signal.aborted) return claim.isStuck() ? { how: 'later', fault: 'mailbox.silent' } : STOPPED;
  const isRefused = code === 'mailbox.refused_password';
  const fault = isRefused && claim.source.words.provider ? 'mailbox.consent_ended' : code;
  return { how: THEIRS.has(code) ? 'never' : 'later', fault };
}

async function mailboxReading(ports: Ports, claim: Claim, anew = false): Promise<Ending> {
  const opening = await openingOf(ports, claim, anew);
  if (!opening.ok) return opening.ending;
  const { wanted, isFresh } = opening;
  const { signal } = claim;
  const visited = await visit(ports.reach, wanted, (mailbox) => readMailbox(ports, claim, mailbox), {
    signal,
  });
  // A token may end before its time: a new one is asked for, once.
  if (!visited.ok && visited.code === 'mailbox.refused_password' && !isFresh)
    return mailboxReading(ports, claim, true);
  if (!visited.ok) return faulty(claim, visited.code);
  if (visited.value === null) return STOPPED;
  const { isFolderGone, words } = visited.value;
  return { how: 'read', fault: isFolderGone ? 'mailbox.folder_gone' : null, words };
}

/** Reads a claimed source to its end, or as far as it can be. */
function readingOf(ports: Ports, claim: Claim): Promise<Ending> {
  return claim.source.kind === 'files' ? readFiles(ports, claim) : mailboxReading(ports, claim);
}

/**
 * Reads the source that has been due longest; false when none is. Asked to stop, it ends within moments, and whoever reads
 * the source next goes on where this reading was. A fault of ours is thrown once the source is put aside for a while.
 */
export async function readNextSource(ports: Ports, stop: AbortSignal): Promise<boolean> {
  const claim = await claimSource(ports, stop);
  if (!claim) return false;
  const release = holding(ports, claim);
  try {
    const ending = await readingOf(ports, claim);
    const isKept = await endReading(ports, claim, ending);
    if (isKept && ending.how === 'read') await dropSpooled(ports.reach, claim.source.words.files ?? []);
  } catch (error) {
    await endReading(ports, claim, { how: 'later', fault: 'source.unexpected' }).catch(() => undefined);
    throw error;
  } finally {
    release();
  }
  return true;
}
