// Routes of Settings.
import type { Context, Hono } from 'hono';
import { changeAddress } from '../../app/accounts/addresses.ts';
import { addPasskey, askPasskey, listPasskeys, removePasskey } from '../../app/accounts/passkeys.ts';
import { changePassword } from '../../app/accounts/password-changes.ts';
import { changeProfile, showAccount } from '../../app/accounts/profiles.ts';
import { endOneSignIn, endOtherSignIns, listSignIns } from '../../app/accounts/sign-ins.ts';
import { acknowledgeTokens, endToken, listTokens, makeToken } from '../../app/accounts/tokens.ts';
import { isFresh } from '../../app/deed.ts';
import { refuse } from '../../domain/kernel/outcome.ts';
import { acts, ask, PageRefusal } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { challenges } from './door-routes.tsx';
import { addFactor } from './factor-routes.tsx';
import { saidIn } from './said.ts';
import { SettingsPage } from './settings-page.tsx';
import { EmailPage, OncePage, PasskeysPage, PasswordPage, SignInsPage, TokensPage } from './way-pages.tsx';

type C = Context<VisitEnv>;

const noticeOf = (c: C): string | undefined => saidIn(c.req.query('said'), c.get('visit').words);

/** Asks to prove again before a form is shown that would be refused without it, so that nothing typed is lost. */
export function freshOnly(c: C): void {
  const { actor, ports } = c.get('visit');
  if (actor.kind === 'person' && !isFresh(actor, ports.now()))
    throw new PageRefusal(refuse('account.prove_again'));
}

function addProfile(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const account = await ask(visit, showAccount, {});
    return c.html(
      pageText(<SettingsPage visit={visit} account={account} notice={noticeOf(c)} slip={slip} />),
    );
  };
  app.get('/settings', (c) => draw(c));
  app.post(
    '/settings',
    acts(changeProfile, {
      next: () => '/settings?said=saved',
      again: draw,
    }),
  );
}

function addAddress(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const { email } = await ask(visit, showAccount, {});
    freshOnly(c);
    return c.html(pageText(<EmailPage visit={visit} email={email} slip={slip} />));
  };
  app.get('/settings/email', (c) => draw(c));
  app.post(
    '/settings/email',
    acts(changeAddress, {
      next: ({ waits }) => `/settings?said=${waits ? 'address-waits' : 'address-done'}`,
      again: draw,
    }),
  );
}

function addPassword(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const { hasSecondFactor } = await ask(visit, showAccount, {});
    freshOnly(c);
    return c.html(pageText(<PasswordPage visit={visit} hasSecondFactor={hasSecondFactor} slip={slip} />));
  };
  app.get('/settings/password', (c) => draw(c));
  app.post(
    '/settings/password',
    acts(changePassword, { next: () => '/settings?said=password-done', again: draw }),
  );
}

function addPasskeys(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const { passkeys, canAdd } = await ask(visit, listPasskeys, {});
    freshOnly(c);
    const page = { held: passkeys, canAdd, notice: noticeOf(c), slip };
    return c.html(pageText(<PasskeysPage visit={visit} {...page} />));
  };
  app.get('/settings/passkeys', (c) => draw(c));
  app.post('/settings/passkeys/challenge', challenges(askPasskey));
  app.post(
    '/settings/passkeys',
    acts(addPasskey, { next: () => '/settings/passkeys?said=passkey-added', again: draw }),
  );
  app.post(
    '/settings/passkeys/:passkeyId/end',
    acts(removePasskey, { next: () => '/settings/passkeys?said=passkey-ended', again: draw }),
  );
}

function addSignIns(app: Hono<VisitEnv>): void {
  const draw = async (c: C) => {
    const visit = c.get('visit');
    const { signIns } = await ask(visit, listSignIns, {});
    return c.html(pageText(<SignInsPage visit={visit} held={signIns} notice={noticeOf(c)} />));
  };
  app.get('/settings/sign-ins', draw);
  app.post(
    '/settings/sign-ins/end-others',
    acts(endOtherSignIns, { next: () => '/settings/sign-ins?said=others-ended', again: draw }),
  );
  app.post(
    '/settings/sign-ins/:signInId/end',
    acts(endOneSignIn, { next: () => '/settings/sign-ins?said=sign-in-ended', again: draw }),
  );
}

function addTokens(app: Hono<VisitEnv>): void {
  const draw = async (c: C, slip?: Slip) => {
    const visit = c.get('visit');
    const { tokens } = await ask(visit, listTokens, {});
    freshOnly(c);
    return c.html(pageText(<TokensPage visit={visit} held={tokens} notice={noticeOf(c)} slip={slip} />));
  };
  const once = (c: C, value: string) => {
    const visit = c.get('visit');
    const { onceTitle: title, once: lede, copy, kept: label } = visit.words.settings.tokens;
    const page = { title, lede, value, copy, done: { href: '/settings/tokens', label } };
    return c.html(pageText(<OncePage visit={visit} {...page} />));
  };
  app.get('/settings/tokens', (c) => draw(c));
  app.post(
    '/settings/tokens',
    acts(makeToken, { next: ({ token }, _input, _visit, c) => once(c, token), again: draw }),
  );
  app.post(
    '/settings/tokens/acknowledgement',
    acts(acknowledgeTokens, { next: () => '/settings/tokens', again: draw }),
  );
  app.post(
    '/settings/tokens/:tokenId/end',
    acts(endToken, { next: () => '/settings/tokens?said=token-ended', again: draw }),
  );
}

/** Puts Settings onto the app. */
export function addSettings(app: Hono<VisitEnv>): void {
  addProfile(app);
  addAddress(app);
  addPassword(app);
  addFactor(app);
  addPasskeys(app);
  addSignIns(app);
  addTokens(app);
}
