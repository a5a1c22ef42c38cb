// Routes of the owner's page and of invitations.
import type { Context, Hono } from 'hono';
import { invite, listInvitations, withdrawInvitation } from '../../app/accounts/invitations.ts';
import { findPerson, showInstance, switchSignUp } from '../../app/accounts/owning.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { InvitationsPage, OwnerPage } from './owner-pages.tsx';
import { saidIn } from './said.ts';
import { OncePage } from './way-pages.tsx';

type C = Context<VisitEnv>;
type Found = Parameters<typeof OwnerPage>[0]['found'];

const noticeOf = (c: C): string | undefined => saidIn(c.req.query('said'), c.get('visit').words);

async function drawOwner(c: C, slip?: Slip, found?: Found): Promise<Response> {
  const visit = c.get('visit');
  const instance = await ask(visit, showInstance, {});
  const page = { instance, found, slip, notice: noticeOf(c) };
  return c.html(pageText(<OwnerPage visit={visit} {...page} />));
}

async function drawInvitations(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const { invitations: made } = await ask(visit, listInvitations, {});
  const roles = ['client', 'coach', 'person'] as const;
  const role = roles.find((one) => one === c.req.query('role')) ?? 'client';
  const page = { made, role, slip, notice: noticeOf(c) } as const;
  return c.html(pageText(<InvitationsPage visit={visit} {...page} />));
}

function drawLink(c: C, link: string, mailed: boolean): Response | Promise<Response> {
  const visit = c.get('visit');
  const { madeTitle, made, mailed: onItsWay, copy, done } = visit.words.invitations;
  const lede = mailed ? `${made} ${onItsWay}` : made;
  const page = { title: madeTitle, lede, value: link, copy, done: { href: '/invitations', label: done } };
  return c.html(pageText(<OncePage visit={visit} {...page} />));
}

/** Puts the owner's page and invitations onto the app. */
export function addOwner(app: Hono<VisitEnv>): void {
  app.get('/owner', (c) => drawOwner(c));
  app.post(
    '/owner/sign-up',
    acts(switchSignUp, { next: () => '/owner?said=switched', again: (c, slip) => drawOwner(c, slip) }),
  );
  app.post(
    '/owner/people',
    acts(findPerson, {
      next: ({ found }, _input, _visit, c) => drawOwner(c, undefined, found),
      again: (c, slip) => drawOwner(c, slip),
    }),
  );
  app.get('/invitations', (c) => drawInvitations(c));
  app.post(
    '/invitations',
    acts(invite, {
      next: ({ link, mailed }, _input, _visit, c) => drawLink(c, link, mailed),
      again: drawInvitations,
    }),
  );
  app.post(
    '/invitations/:invitationId/withdrawal',
    acts(withdrawInvitation, { next: () => '/invitations?said=withdrawn', again: drawInvitations }),
  );
}
