// Files dropped in at a page: received without a limit of length or time, then made a source by their deed.
import type { Context, Hono } from 'hono';
import { dropSpooled, hasRoom } from '../../app/attention/arriving-files.ts';
import { takeFiles } from '../../app/attention/files.ts';
import { perform } from '../../app/deed.ts';
import { type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { statusOf } from '../../words/refusal-status.ts';
import { PageRefusal, slipOf } from '../doors.ts';
import type { Slip } from '../slip.ts';
import { mayTakeLong } from '../taking-time.ts';
import { isUpload, UPLOADS } from '../uploading.ts';
import type { VisitEnv } from '../visit.ts';
import { receiveFiles } from './received-files.ts';

type C = Context<VisitEnv>;

/** Receives the files of a request and makes a source of them; refused, nothing of them is left. */
async function uploadOf(c: C): Promise<Outcome<{ readonly id: string }>> {
  const { actor, person, ports } = c.get('visit');
  const { reach } = ports;
  const { body } = c.req.raw;
  if (person === null) return refuse('account.sign_in');
  if (!isUpload(c) || !body) return refuse('input.not_a_form');
  if (!reach) return refuse('files.no_room');
  const length = Number(c.req.header('content-length') ?? 0);
  if (!(await hasRoom(reach, Number.isFinite(length) ? length : 0))) return refuse('files.no_room');
  mayTakeLong(c.env?.incoming);
  const received = await receiveFiles(reach, c.req.header('content-type') ?? '', body);
  if (!received.ok) return received;
  const { files, fields } = received.value;
  const taken = await perform(takeFiles, { ...fields, files }, actor, ports).catch(async (error: unknown) => {
    await dropSpooled(reach, files);
    throw error;
  });
  if (!taken.ok) await dropSpooled(reach, files);
  return taken;
}

/** Puts the form for files onto the app; `again` draws its page with the slip. */
export function addUploads(app: Hono<VisitEnv>, again: (c: C, slip: Slip) => Promise<Response>): void {
  app.post(UPLOADS, async (c) => {
    const outcome = await uploadOf(c);
    if (outcome.ok) return c.redirect('/attention/sources?said=arriving', 303);
    const status = statusOf(outcome.refusal);
    if (status === 401 || status === 404) throw new PageRefusal(outcome);
    c.status(status);
    return again(c, slipOf(takeFiles.name, {}, outcome, c.get('visit')));
  });
}
