// Which machines a mailbox may lie on: nobody reaches the inside of this network through us, but where its owner allows it.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** Names, addresses and networks on the inside that the owner allows. */
export type Nearby = readonly string[];

/** A host and the address of it that was looked at: the one to connect to. */
export interface Reached {
  readonly address: string;
  /** On the inside, and allowed there. */
  readonly isNearby: boolean;
}

/** `unknown`: no such name; `private`: it lies on the inside, where nobody may go. */
export type HostFault = 'unknown' | 'private';

/** What looking for a host came to. */
export type Reach = ({ readonly ok: true } & Reached) | { readonly ok: false; readonly fault: HostFault };

// Everything that the registries of special-purpose addresses (RFC 6890) do not call globally reachable.
const INSIDE_4 = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
];
const INSIDE_6 = [
  '::/96 100::/64 64:ff9b:1::/48 2001::/23 2001:db8::/32 2002::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10',
  'fec0::/10 ff00::/8',
];

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, Number(bits ?? (family === 'ipv6' ? 128 : 32)), family);
  }
  return list;
}

const INSIDE = listOf([...INSIDE_4, ...INSIDE_6].flatMap((line) => line.split(' ')));
/** IPv6 addresses that end in the IPv4 address they stand for: mapped ones, and those of NAT64. */
const WRAPPED = listOf(['::ffff:0:0/96', '64:ff9b::/96']);

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** An address as written, brought to the IPv4 address that it stands for where it does. */
function plain(address: string): string {
  const [bare = ''] = address.split('%');
  if (isIP(bare) !== 6 || !isIn(WRAPPED, bare)) return bare;
  const dotted = /(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (dotted !== undefined) return dotted;
  const [high = '', low = ''] = new URL(`http://[${bare}]`).hostname.slice(1, -1).split(':').slice(-2);
  const parts = [high || '0', low || '0'].map((part) => Number.parseInt(part, 16));
  return parts.flatMap((part) => [part >> 8, part & 0xff]).join('.');
}

/** Whether an address lies on the inside: this machine, its network, or where no host of the world is. */
export function isInside(address: string): boolean {
  const bare = plain(address);
  return isIP(bare) === 0 || isIn(INSIDE, bare);
}

const withoutDot = (host: string): string => host.toLowerCase().replace(/\.$/, '');

/** Whether the owner allows this address of this host though it lies on the inside. */
function isAllowed(host: string, address: string, nearby: Nearby): boolean {
  if (nearby.some((one) => withoutDot(one) === withoutDot(host))) return true;
  const networks = nearby.filter((one) => isIP(one.split('/')[0] ?? '') !== 0);
  return isIn(listOf(networks), plain(address));
}

/** Which of a host's addresses to connect to; IPv4 first, since more networks have it. */
export function chosenOf(host: string, addresses: readonly string[], nearby: Nearby): Reach {
  const sorted = [...addresses].sort((one, other) => isIP(one) - isIP(other));
  const outside = sorted.find((address) => !isInside(address));
  if (outside !== undefined) return { ok: true, address: outside, isNearby: false };
  const allowed = sorted.find((address) => isAllowed(host, address, nearby));
  if (allowed !== undefined) return { ok: true, address: allowed, isNearby: true };
  return { ok: false, fault: addresses.length === 0 ? 'unknown' : 'private' };
}

/** Names are asked for so long, in ms. */
const PATIENCE = 10_000;

/** All addresses of a host by the system's names; none where it has none, or nobody answers. */
async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host];
  const found = lookup(host, { all: true }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  );
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE);
  });
  return Promise.race([found, enough]).finally(() => clearTimeout(timer));
}

/** Looks for a host once; what is connected to is the address that was judged, whatever its name says a moment later. */
export async function reachHost(host: string, nearby: Nearby): Promise<Reach> {
  return chosenOf(host, await addressesOf(withoutDot(host)), nearby);
}
