// Pages that only hold a form: there for whoever may send it, and while what it does can still be done.
import type { DeedCard } from '../app/deed.ts';
import { readEngagement } from '../app/engagements.ts';
import { admits } from '../domain/engagement/access.ts';
import { refuse } from '../domain/kernel/outcome.ts';
import { ask, PageRefusal } from './doors.ts';
import type { Visit } from './visit.ts';

/** The form: the deed it sends, where, and the page of the thing it changes, if there is one. */
interface FormPlace {
  readonly deed: Pick<DeedCard, 'thing' | 'verb'>;
  readonly engagementId: string;
  readonly thing?: string;
}

/**
 * Where to go instead of a form that would be refused; null where it can be sent. Whoever may not send it reads the
 * thing itself, and of what is still to be made there is no page; after the end the engagement's page says so.
 */
export async function insteadOfForm(visit: Visit, { deed, engagementId, thing }: FormPlace) {
  const { reader, end } = await ask(visit, readEngagement, { engagementId });
  if (admits(deed.thing, reader.standing, deed.verb) !== 'yes') {
    if (thing !== undefined) return thing;
    throw new PageRefusal(refuse('engagement.not_found'));
  }
  return end === null ? null : (thing ?? `/engagements/${engagementId}`);
}
