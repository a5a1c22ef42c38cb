// The owner's clients at providers of mail: with one, people can consent to their mailbox being read instead of giving a password.
import { z } from 'zod';
import { accept, refuse } from '../../domain/kernel/outcome.ts';
import type { ConsentClient } from '../../mail/oauth/consent.ts';
import { consentClients } from '../../store/attention.table.ts';
import { findAll, findOne, removeRows } from '../../store/find.ts';
import type { Rows } from '../../store/store.ts';
import { accountEvent, NOTHING } from '../accounts/cards.ts';
import type { AnyDeed } from '../deed.ts';
import { personDeed, personReading } from '../person-deed.ts';
import type { Ports } from '../ports.ts';
import { PROVIDER_NAMES, providerOf } from './consent-providers.ts';
import type { ProviderName } from './reach.ts';
import { consentClientView, providerField } from './source-views.ts';

const WRITES = { thing: 'instance settings', verb: 'write', guard: 'page' } as const;
const READS = { thing: 'instance settings', verb: 'read', guard: 'page' } as const;

/** Where a provider sends people back to. */
export const returnTo = ({ url }: Pick<Ports, 'url'>, provider: ProviderName): string =>
  `${url}/attention/consent/${provider}`;

/** The client that asks this provider for consent; undefined where the owner has none. */
export async function clientOf(
  rows: Rows,
  { reach }: Ports,
  name: ProviderName,
): Promise<ConsentClient | undefined> {
  const words = (await findOne(rows, consentClients, { provider: name }))?.words;
  return words ? { ...words, provider: providerOf(reach, name) } : undefined;
}

/** Lists what is set, for the owner; secrets are never told. */
export const listConsentClients = personReading({
  name: 'consent_client.list',
  path: 'GET /instance/consent-clients',
  says: 'Lists the clients by which people can consent to their mailbox being read, for the owner.',
  ...READS,
  input: NOTHING,
  output: z.object({ clients: z.array(consentClientView) }),
  async run({ rows, person, ports }) {
    if (!person.isOwner) return refuse('instance.not_found');
    const set = await findAll(rows, consentClients, {});
    const clients = PROVIDER_NAMES.map((provider) => {
      const { words, madeAt = null } = set.find((one) => one.provider === provider) ?? {};
      return { provider, clientId: words?.id ?? null, madeAt, returnTo: returnTo(ports, provider) };
    });
    return accept({ clients });
  },
});

const wordField = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((text) => !/\p{Cc}/u.test(text), 'line');

/** Sets the client that was registered with a provider. */
export const setConsentClient = personDeed({
  name: 'consent_client.set',
  path: 'PUT /instance/consent-clients',
  says: 'Sets the client that the owner registered with a provider of mail.',
  ...WRITES,
  input: z.object({ provider: providerField, id: wordField, secret: wordField }),
  output: NOTHING,
  async run({ rows, me, person, at }, { provider, id, secret }) {
    if (!person.isOwner) return refuse('instance.not_found');
    await rows.put(consentClients, [{ provider, madeAt: at, words: { id, secret } }]);
    return accept({ output: {}, events: [accountEvent('ConsentClientSet', me, { provider })] });
  },
});

/** Takes a client away: mailboxes that were opened by it are read no more. */
export const removeConsentClient = personDeed({
  name: 'consent_client.remove',
  path: 'DELETE /instance/consent-clients',
  says: 'Takes a client away; mailboxes that were opened by it are read no more.',
  ...WRITES,
  input: z.object({ provider: providerField }),
  output: NOTHING,
  async run({ rows, me, person }, { provider }) {
    if (!person.isOwner) return refuse('instance.not_found');
    await removeRows(rows, consentClients, { provider });
    return accept({ output: {}, events: [accountEvent('ConsentClientRemoved', me, { provider })] });
  },
});

/** Deeds of the owner on clients. */
export const consentClientDeeds: readonly AnyDeed[] = [
  listConsentClients,
  setConsentClient,
  removeConsentClient,
];
