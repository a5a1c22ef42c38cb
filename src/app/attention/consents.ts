// Mailboxes opened by consent: the person is sent to their provider, comes back with an answer, and the mailbox is connected.
import { z } from 'zod';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';
import { type Instant, plus } from '../../domain/kernel/time.ts';
import {
  type ConsentClient,
  type ConsentFault,
  consentPage,
  newConsent,
  type Tokens,
  takeConsent,
} from '../../mail/oauth/consent.ts';
import { type SourceSecret, type SourceWords, sources } from '../../store/attention.table.ts';
import { findAll } from '../../store/find.ts';
import { accountEvent } from '../accounts/cards.ts';
import { attempt } from '../accounts/limits.ts';
import { keepProof, proofBy, useProof } from '../accounts/proofs.ts';
import type { AnyDeed } from '../deed.ts';
import { MADE } from '../fields.ts';
import { type OwnScene, personDeed } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { clientOf, returnTo } from './consent-clients.ts';
import { providerOf } from './consent-providers.ts';
import { type Found, wordsAfter } from './mailbox-folders.ts';
import { addSource, loginField, mayAdd, visitNow } from './mailboxes.ts';
import type { ProviderName } from './reach.ts';
import { providerField } from './source-views.ts';

const WRITES = { thing: 'mail', verb: 'write', guard: 'page' } as const;

/** What is kept, sealed, while the person is away. */
const askedField = z.object({ verifier: z.string(), provider: providerField, user: z.string() });
type Asked = z.infer<typeof askedField>;

/** Sends the person to their provider: where to, for ten minutes. */
export const beginConsent = personDeed({
  name: 'consent.begin',
  path: 'POST /attention/consents',
  says: 'Begins to ask a provider of mail for consent: the address to open in a browser, good for ten minutes.',
  ...WRITES,
  input: z.object({ provider: providerField, login: loginField.optional() }),
  output: z.object({ url: z.string() }),
  async prepare({ provider }, ports) {
    const asked = newConsent();
    const client = await ports.store.read((rows) => clientOf(rows, ports, provider));
    const page = client && (await consentPage(client, asked, returnTo(ports, provider)));
    return page ? { asked, url: page } : null;
  },
  async run({ rows, me, at, person }, { provider, login: user = person.email }, begun) {
    if (!begun) return refuse('consent.no_client');
    const { url, asked } = begun;
    const content = JSON.stringify({ verifier: asked.verifier, provider, user } satisfies Asked);
    await keepProof(rows, { kind: 'consent', secret: asked.state, at, personId: me, content });
    // Who reads mail at a provider has to say which mailbox it is.
    url.searchParams.set('login_hint', user);
    return accept({ output: { url: url.toString() } });
  },
});

const FAULTS = {
  denied: 'consent.denied',
  refused: 'consent.refused',
  unreachable: 'consent.unreachable',
} as const satisfies Readonly<Record<ConsentFault, string>>;

/** What was asked by this person, if it was: it is used up by looking. */
async function askedBy(ports: Ports, me: string, state: string): Promise<Asked | undefined> {
  const at = ports.now();
  const content = await ports.store.write({ person: me }, async (rows) => {
    const proof = await proofBy(rows, 'consent', state, at);
    if (proof?.personId !== me || !(await useProof(rows, proof, at))) return null;
    return proof.content;
  });
  return content === null ? undefined : askedField.parse(JSON.parse(content));
}

/** What opens a mailbox from now on. */
export function secretOf({ accessToken, seconds }: Tokens, refreshToken: string, at: Instant): SourceSecret {
  return { refreshToken, accessToken, until: plus(at, { minutes: Math.floor(seconds / 60) }) };
}

interface Consented extends Asked {
  readonly secret: SourceSecret;
  readonly found: Found;
}

async function tokensFor(
  ports: Ports,
  client: ConsentClient,
  { verifier, provider }: Asked,
  answer: URLSearchParams,
): Promise<Outcome<SourceSecret>> {
  const returned = new URL(`${returnTo(ports, provider)}?${answer}`);
  const consent = await takeConsent(client, { state: answer.get('state') ?? '', verifier }, returned);
  if (!consent.ok) return refuse(FAULTS[consent.fault]);
  const { refreshToken } = consent.tokens;
  if (refreshToken === undefined) return refuse('consent.refused');
  return accept(secretOf(consent.tokens, refreshToken, ports.now()));
}

/** The answer of a provider taken: its mailbox was opened by what it gives. */
async function consented(
  ports: Ports,
  me: string,
  provider: ProviderName,
  answer: string,
): Promise<Outcome<Consented>> {
  const counted = await attempt(ports, { limit: 'mailboxes of person', of: me });
  if (!counted.ok) return counted;
  const parameters = new URLSearchParams(answer);
  const asked = await askedBy(ports, me, parameters.get('state') ?? '');
  if (asked?.provider !== provider) return refuse('consent.not_asked');
  const client = await ports.store.read((rows) => clientOf(rows, ports, provider));
  if (!client) return refuse('consent.no_client');
  const secret = await tokensFor(ports, client, asked, parameters);
  if (!secret.ok) return secret;
  const { host, port, security } = providerOf(ports.reach, provider);
  const accessToken = secret.value.accessToken ?? '';
  const opened = { host, port, security, user: asked.user, secret: { accessToken } };
  const visited = await visitNow(ports, opened);
  if (visited.ok) return accept({ ...asked, secret: secret.value, found: visited.value });
  const isRefused = visited.code === 'mailbox.refused_password';
  return isRefused ? refuse('consent.other_mailbox', { user: asked.user }) : refuse(visited.code, { host });
}

/** A mailbox that was connected before is opened by the new consent; any other is added. */
async function connect(scene: OwnScene, consent: Consented): Promise<Outcome<string>> {
  const { provider, user, secret, found } = consent;
  const { host, port, security } = providerOf(scene.ports.reach, provider);
  const mine = await findAll(scene.rows, sources, { ownerId: scene.me });
  const before = mine.find(({ words }) => words?.host === host && words.user === user);
  if (!before) {
    const may = await mayAdd(scene);
    if (!may.ok) return may;
    const words: SourceWords = {
      name: user,
      host,
      port,
      security,
      user,
      provider,
      ...wordsAfter(found, user),
    };
    return accept(await addSource(scene, { kind: 'mailbox', words, secret }));
  }
  const state = before.readAt === null ? 'waiting' : 'well';
  const again = before.state === 'paused' ? {} : ({ state, dueAt: scene.at } as const);
  const words = before.words && { ...before.words, provider };
  await scene.rows.change(sources, before.id, { secret, words, fault: null, failures: 0, ...again });
  return accept(before.id);
}

/** Takes the person back from their provider, and connects the mailbox that was consented to. */
export const finishConsent = personDeed({
  name: 'consent.finish',
  path: 'POST /attention/consents/answers',
  says: 'Takes a provider’s answer to consent, the query that it sent the person back with, and connects the mailbox.',
  ...WRITES,
  input: z.object({ provider: providerField, answer: z.string().max(8000) }),
  output: MADE,
  prepare: ({ provider, answer }, ports, me) => consented(ports, me, provider, answer),
  async run(scene, _input, consent) {
    if (!consent.ok) return consent;
    const id = await connect(scene, consent.value);
    if (!id.ok) return id;
    return accept({ output: { id: id.value }, events: [accountEvent('SourceConnected', id.value)] });
  },
});

/** Deeds on consent. */
export const consentDeeds: readonly AnyDeed[] = [beginConsent, finishConsent];
