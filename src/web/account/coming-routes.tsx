// Routes of those who come by a link: signing up, invitations, new passwords, new addresses.
import type { Context, Hono } from 'hono';
import { confirmAddress, showAddress } from '../../app/accounts/addresses.ts';
import { showInvitation } from '../../app/accounts/invitations.ts';
import { askReset, resetPassword, showReset } from '../../app/accounts/password-changes.ts';
import { askSignUp, showSignUp, signUp } from '../../app/accounts/sign-up.ts';
import { takeInvitation } from '../../app/accounts/taking.ts';
import { type Deed, perform } from '../../app/deed.ts';
import { acts, ask } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import { keepSecret, type Visit, type VisitEnv } from '../visit.ts';
import { AddressPage, AskResetPage, LinkOverPage, ResetPage, SentPage } from './password-pages.tsx';
import { InvitationPage, SignUpPage } from './sign-up-pages.tsx';

type C = Context<VisitEnv>;
type Draw<O> = (visit: Visit, secret: string, found: O, slip?: Slip) => Parameters<typeof pageText>[0];

interface Over {
  readonly words: string;
  readonly href: string;
  readonly label: string;
}

/** A page that a link leads to: what it stands for, or that it is over. Looking changes nothing. */
function byLink<O>(show: Deed<{ secret: string }, O>, draw: Draw<O>, over: (visit: Visit) => Over) {
  return async (c: C, slip?: Slip): Promise<Response> => {
    const visit = c.get('visit');
    const secret = c.req.param('secret') ?? '';
    c.header('Referrer-Policy', 'no-referrer');
    const found = await perform(show, { secret }, visit.actor, visit.ports);
    if (found.ok) return c.html(pageText(draw(visit, secret, found.value, slip)));
    c.status(404);
    return c.html(pageText(<LinkOverPage visit={visit} {...over(visit)} />));
  };
}

function addResets(app: Hono<VisitEnv>): void {
  const drawAsk = (c: C, slip?: Slip) =>
    c.html(pageText(<AskResetPage visit={c.get('visit')} slip={slip} />));
  const draw = byLink(
    showReset,
    (visit, secret, { hasSecondFactor }, slip) => (
      <ResetPage visit={visit} secret={secret} hasSecondFactor={hasSecondFactor} slip={slip} />
    ),
    ({ words }) => ({
      words: words.account.reset.over,
      href: '/password',
      label: words.account.reset.askAgain,
    }),
  );
  app.get('/password', (c) => drawAsk(c));
  app.post('/password', acts(askReset, { next: () => '/password/sent', again: drawAsk }));
  app.get('/password/sent', (c) => {
    const visit = c.get('visit');
    return c.html(pageText(<SentPage visit={visit} words={visit.words.account.reset.sent} />));
  });
  app.get('/password/:secret', (c) => draw(c));
  app.post(
    '/password/:secret',
    acts(resetPassword, { next: () => '/sign-in?said=password-set', again: (c, slip) => draw(c, slip) }),
  );
}

function addAddresses(app: Hono<VisitEnv>): void {
  const draw = byLink(
    showAddress,
    (visit, secret, { email }, slip) => (
      <AddressPage visit={visit} secret={secret} email={email} slip={slip} />
    ),
    ({ words }) => ({ words: words.account.reset.over, href: '/sign-in', label: words.account.reset.back }),
  );
  app.get('/address/:secret', (c) => draw(c));
  app.post(
    '/address/:secret',
    acts(confirmAddress, {
      next: (_output, _input, visit) =>
        visit.person ? '/settings?said=address-done' : '/sign-in?said=address-confirmed',
      again: (c, slip) => draw(c, slip),
    }),
  );
}

async function drawSignUp(c: C, link?: string, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const found = await perform(showSignUp, link === undefined ? {} : { link }, visit.actor, visit.ports);
  if (!found.ok) {
    const { reset, signUp: words } = visit.words.account;
    return c.html(
      pageText(<LinkOverPage visit={visit} words={reset.over} href="/sign-up" label={words.title} />),
    );
  }
  const { way, email } = found.value;
  return c.html(pageText(<SignUpPage visit={visit} way={way} email={email} link={link} slip={slip} />));
}

const textOf = (slip: Slip, name: string): string | undefined => {
  const value = slip.values[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function addSignUp(app: Hono<VisitEnv>): void {
  app.get('/sign-up', (c) => drawSignUp(c));
  app.get('/sign-up/sent', (c) => {
    const visit = c.get('visit');
    return c.html(pageText(<SentPage visit={visit} words={visit.words.account.signUp.sent} />));
  });
  app.post(
    '/sign-up/asking',
    acts(askSignUp, { next: () => '/sign-up/sent', again: (c, slip) => drawSignUp(c, undefined, slip) }),
  );
  app.get('/sign-up/:link', (c) => drawSignUp(c, c.req.param('link')));
  app.post(
    '/sign-up',
    acts(signUp, {
      next({ signIn, engagementId }, _input, visit, c) {
        keepSecret(c, visit.ports, signIn);
        return c.redirect(engagementId ? `/engagements/${engagementId}` : '/', 303);
      },
      again: async (c, slip) => {
        const secret = textOf(slip, 'invitation');
        if (secret === undefined) return drawSignUp(c, textOf(slip, 'link'), slip);
        const visit = c.get('visit');
        const offer = await ask(visit, showInvitation, { secret });
        return c.html(pageText(<InvitationPage visit={visit} secret={secret} offer={offer} slip={slip} />));
      },
    }),
  );
}

function addInvitations(app: Hono<VisitEnv>): void {
  const draw = byLink(
    showInvitation,
    (visit, secret, offer, slip) => (
      <InvitationPage visit={visit} secret={secret} offer={offer} slip={slip} />
    ),
    ({ words }) => ({
      words: words.account.invitation.over,
      href: '/sign-in',
      label: words.account.reset.back,
    }),
  );
  app.get('/invitations/:secret', (c) => draw(c));
  app.post(
    '/invitations/:secret',
    acts(takeInvitation, {
      next: ({ engagementId }) => (engagementId ? `/engagements/${engagementId}` : '/'),
      again: (c, slip) => draw(c, slip),
    }),
  );
}

/** Puts the pages that links lead to onto the app. */
export function addComing(app: Hono<VisitEnv>): void {
  addResets(app);
  addAddresses(app);
  addSignUp(app);
  addInvitations(app);
}
