// Which host probably answers for an address.
import { MAIL_HOSTS } from './mail-hosts.table.ts';

const domainOf = (address: string): string => address.trim().toLowerCase().split('@').at(1) ?? '';

/** The host of a well-known provider; null for any other address. */
export function knownHost(address: string): string | null {
  const domain = domainOf(address);
  return Object.hasOwn(MAIL_HOSTS, domain) ? (MAIL_HOSTS[domain] ?? null) : null;
}

/** What is worth a try where nobody knows: most providers name their host so. */
export function likelyHost(address: string): string | null {
  const domain = domainOf(address);
  return /^[\w-]+(\.[\w-]+)+$/.test(domain) ? `imap.${domain}` : null;
}
