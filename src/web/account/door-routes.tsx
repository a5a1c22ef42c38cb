// Routes at the door: first run, signing in and out, proving again.
import type { Context, Hono } from 'hono';
import type { z } from 'zod';
import { firstRun, showFirstRun } from '../../app/accounts/first-run.ts';
import { listPasskeys } from '../../app/accounts/passkeys.ts';
import { showAccount } from '../../app/accounts/profiles.ts';
import { askPasskeyProof, proveAgain } from '../../app/accounts/proving.ts';
import { endSignIn, signOut } from '../../app/accounts/sign-ins.ts';
import { askPasskeySignIn, signIn, signInByPasskey, signInSecond } from '../../app/accounts/signing-in.ts';
import { perform } from '../../app/deed.ts';
import { statusOf } from '../../words/refusal-status.ts';
import { acts, ask, type FormRoute } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import { dropSecret, halfway, keepSecret, safePath, secretIn, type Visit, type VisitEnv } from '../visit.ts';
import { FirstRunPage } from './first-run-page.tsx';
import { saidIn } from './said.ts';
import { ProvePage, SecondFactorPage, SignInPage, SignOutPage } from './sign-in-pages.tsx';

type C = Context<VisitEnv>;
type Challenge = typeof askPasskeySignIn | typeof askPasskeyProof;

/** A browser holds one sign-in: the one it had ends when another begins. */
async function replaceSecret(c: C, made: { secret: string; endsAt: string }): Promise<void> {
  const { ports } = c.get('visit');
  const held = secretIn(c, ports);
  if (held !== undefined && held !== made.secret) await endSignIn(ports, held);
  keepSecret(c, ports, made);
}

const wantedOf = (c: C, slip?: Slip): string => {
  const given = slip?.values['to'] ?? c.req.query('to');
  return safePath(typeof given === 'string' ? given : undefined, c.get('visit').ports);
};

const wantedIn = (input: unknown, visit: Visit): string =>
  safePath((input as { readonly to?: string }).to, visit.ports);

/** The answer to a passkey's question: JSON for the browser's script. */
export function challenges(deed: Challenge) {
  return async (c: C): Promise<Response> => {
    const visit = c.get('visit');
    const outcome = await perform(deed, {}, visit.actor, visit.ports);
    c.header('Cache-Control', 'no-store');
    if (outcome.ok) return c.json(outcome.value);
    return c.json({ code: outcome.refusal }, statusOf(outcome.refusal));
  };
}

type Entered = z.infer<typeof signIn.output>;

function entering<I>(again: FormRoute<I, Entered>['again']): FormRoute<I, Entered> {
  return {
    also: (_visit, c) => ({ halfway: halfway.in(c, c.get('visit').ports) }),
    async next({ signIn: made, halfway: secret }, _input, visit, c) {
      const wanted = safePath(String((await c.req.parseBody())['to'] ?? ''), visit.ports);
      if (secret !== null) {
        halfway.keep(c, visit.ports, secret);
        return c.redirect(`/sign-in/second-factor?to=${encodeURIComponent(wanted)}`, 303);
      }
      if (made) await replaceSecret(c, made);
      return c.redirect(wanted, 303);
    },
    again,
  };
}

async function proveWays(visit: Visit) {
  const account = await ask(visit, showAccount, {});
  const { passkeys } = await ask(visit, listPasskeys, {});
  return { password: account.hasPassword, code: account.hasSecondFactor, passkey: passkeys.length > 0 };
}

function addSignIn(app: Hono<VisitEnv>): void {
  const draw = (c: C, slip?: Slip, passkeySlip?: Slip) => {
    const visit = c.get('visit');
    const notice = saidIn(c.req.query('said'), visit.words);
    const wanted = wantedOf(c, slip ?? passkeySlip);
    return c.html(
      pageText(
        <SignInPage visit={visit} wanted={wanted} notice={notice} slip={slip} passkeySlip={passkeySlip} />,
      ),
    );
  };
  app.get('/sign-in', async (c) => {
    const { isFirst } = await ask(c.get('visit'), showFirstRun, {});
    return isFirst ? c.redirect('/first-run') : draw(c);
  });
  app.post(
    '/sign-in',
    acts(
      signIn,
      entering((c, slip) => draw(c, slip)),
    ),
  );
  app.post('/sign-in/passkey/challenge', challenges(askPasskeySignIn));
  app.post(
    '/sign-in/passkey',
    acts(
      signInByPasskey,
      entering((c, slip) => draw(c, undefined, slip)),
    ),
  );
  const drawCode = (c: C, slip?: Slip) =>
    c.html(pageText(<SecondFactorPage visit={c.get('visit')} wanted={wantedOf(c, slip)} slip={slip} />));
  app.get('/sign-in/second-factor', (c) => drawCode(c));
  app.post(
    '/sign-in/second-factor',
    acts(
      signInSecond,
      entering((c, slip) => drawCode(c, slip)),
    ),
  );
}

function addSignOut(app: Hono<VisitEnv>): void {
  app.get('/sign-out', (c) => {
    const visit = c.get('visit');
    return visit.person ? c.html(pageText(<SignOutPage visit={visit} />)) : c.redirect('/sign-in');
  });
  app.post('/sign-out', async (c) => {
    const { actor, ports } = c.get('visit');
    await perform(signOut, {}, actor, ports);
    dropSecret(c, ports);
    return c.redirect('/sign-in?said=signed-out', 303);
  });
}

function addFirstRun(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const { isFirst, needsCode } = await ask(visit, showFirstRun, {});
    if (!isFirst) return c.redirect('/sign-in');
    return c.html(pageText(<FirstRunPage visit={visit} needsCode={needsCode} slip={slip} />));
  };
  app.get('/first-run', (c) => draw(c));
  app.post(
    '/first-run',
    acts(firstRun, {
      async next(made, _input, _visit, c) {
        await replaceSecret(c, made);
        return c.redirect('/', 303);
      },
      again: draw,
    }),
  );
}

function addProve(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const ways = await proveWays(visit);
    return c.html(pageText(<ProvePage visit={visit} wanted={wantedOf(c, slip)} ways={ways} slip={slip} />));
  };
  app.get('/prove', (c) => draw(c));
  app.post('/prove/passkey/challenge', challenges(askPasskeyProof));
  app.post(
    '/prove',
    acts(proveAgain, {
      async next(made, _input, visit, c) {
        keepSecret(c, visit.ports, made);
        return c.redirect(wantedIn(await c.req.parseBody(), visit), 303);
      },
      again: draw,
    }),
  );
}

/** Puts the pages at the door onto the app. */
export function addDoor(app: Hono<VisitEnv>): void {
  addFirstRun(app);
  addSignIn(app);
  addSignOut(app);
  addProve(app);
}
