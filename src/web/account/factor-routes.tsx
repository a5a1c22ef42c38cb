// Routes of the second factor.
import type { Context, Hono } from 'hono';
import { showAccount } from '../../app/accounts/profiles.ts';
import {
  addFactor as addFactorDeed,
  beginFactor,
  removeFactor,
  renewRecoveryCodes,
  showBegunFactor,
} from '../../app/accounts/second-factor.ts';
import { isFresh } from '../../app/deed.ts';
import { refuse } from '../../domain/kernel/outcome.ts';
import { acts, ask, PageRefusal } from '../doors.ts';
import { pageText } from '../layout.tsx';
import type { Slip } from '../slip.ts';
import type { VisitEnv } from '../visit.ts';
import { BegunPage, CodesPage, FactorPage } from './factor-pages.tsx';
import { saidIn } from './said.ts';

type C = Context<VisitEnv>;

async function draw(c: C, slip?: Slip): Promise<Response> {
  const visit = c.get('visit');
  const account = await ask(visit, showAccount, {});
  const { actor, ports } = visit;
  if (actor.kind === 'person' && !isFresh(actor, ports.now()))
    throw new PageRefusal(refuse('account.prove_again'));
  const page = { isOn: account.hasSecondFactor, codesLeft: account.recoveryCodesLeft, slip };
  const notice = saidIn(c.req.query('said'), visit.words);
  return c.html(pageText(<FactorPage visit={visit} {...page} notice={notice} />));
}

const codes = (c: C, shown: readonly string[], notice?: string) =>
  c.html(pageText(<CodesPage visit={c.get('visit')} codes={shown} {...(notice ? { notice } : {})} />));

/** The picture again, for a code that did not fit; from the start where the secret is gone. */
async function drawBegun(c: C, slip: Slip): Promise<Response> {
  const visit = c.get('visit');
  const proof = slip.values['proof'];
  if (slip.refusal.code !== 'factor.wrong_code' || typeof proof !== 'string') return draw(c, slip);
  const begun = await ask(visit, showBegunFactor, { proof });
  return c.html(pageText(<BegunPage visit={visit} begun={begun} slip={slip} />));
}

/** Puts the second factor onto the app. */
export function addFactor(app: Hono<VisitEnv>): void {
  app.get('/settings/second-factor', (c) => draw(c));
  app.post(
    '/settings/second-factor/secret',
    acts(beginFactor, {
      next: (begun, _input, visit, c) => c.html(pageText(<BegunPage visit={visit} begun={begun} />)),
      again: draw,
    }),
  );
  app.post(
    '/settings/second-factor',
    acts(addFactorDeed, {
      next: ({ codes: shown }, _input, visit, c) => codes(c, shown, visit.words.settings.factor.added),
      again: drawBegun,
    }),
  );
  app.post(
    '/settings/second-factor/removal',
    acts(removeFactor, { next: () => '/settings/second-factor?said=factor-removed', again: draw }),
  );
  app.post(
    '/settings/recovery-codes',
    acts(renewRecoveryCodes, { next: ({ codes: shown }, _input, _visit, c) => codes(c, shown), again: draw }),
  );
}
