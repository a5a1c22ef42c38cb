// The providers whose mail is opened by consent: who asks for it, and where the mail lies.
import { type ConsentProvider, PROVIDERS } from '../../mail/oauth/consent.ts';
import type { MailHost, ProviderName, Reach } from './reach.ts';

/** All of them. */
export const PROVIDER_NAMES: readonly ProviderName[] = ['google', 'microsoft'];

const HOSTS: Readonly<Record<ProviderName, MailHost>> = {
  google: { host: 'imap.gmail.com', port: 993, security: 'tls' },
  microsoft: { host: 'outlook.office365.com', port: 993, security: 'tls' },
};

/** A provider, with where its mail lies. */
export function providerOf(
  reach: Pick<Reach, 'providers'> | undefined,
  name: ProviderName,
): ConsentProvider & MailHost {
  return reach?.providers?.[name] ?? { ...PROVIDERS[name], ...HOSTS[name] };
}
