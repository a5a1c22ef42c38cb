// Where a request came from, as far as it can be believed: only proxies that were configured may speak for others.
import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Caller } from '../app/actor.ts';

/** What is known of a request before anything is believed. */
export interface Arrival {
  /** The other end of the connection; undefined where there is none. */
  readonly socket: string | undefined;
  readonly header: (name: string) => string | undefined;
}

const FORWARDING = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host'];
const LOCAL_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIPv6(address) ? 'ipv6' : 'ipv4');

/** Which addresses are proxies of ours, from `10.0.0.0/8` or `::1`. */
export function proxyList(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = familyOf(address);
    if (isIP(address) === 0) continue;
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => isIP(address) !== 0 && list.check(address, familyOf(address));
}

/** The nearest address that is no proxy of ours, read from the right: what stands further left, anybody can write. */
function addressOf({ socket, header }: Arrival, isProxy: (address: string) => boolean): string {
  let nearest = withoutMapping(socket ?? '');
  const passed = (header('x-forwarded-for') ?? '').split(',').map((part) => withoutMapping(part.trim()));
  while (isProxy(nearest)) {
    const before = passed.pop();
    if (before === undefined || isIP(before) === 0) break;
    nearest = before;
  }
  return nearest;
}

/** One household or office has a whole IPv6 network of 64 bits: it is counted as one. */
function counted(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::/64`;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^127\./.test(address);
}

function isLocal({ socket, header }: Arrival): boolean {
  if (FORWARDING.some((name) => header(name) !== undefined)) return false;
  const host = header('host') ?? '';
  const name = host.replace(/:\d+$/, '');
  return isLoopback(withoutMapping(socket ?? '')) && LOCAL_NAMES.has(name);
}

const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bSafari\//],
];
const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac(intosh| OS)/],
  ['Linux', /\bLinux\b/],
];

/** What a browser calls itself, as names people know: `Firefox · Linux`; empty where it does not say. */
export function deviceOf(userAgent: string | undefined): string {
  const find = (names: typeof BROWSERS) => names.find(([, sign]) => sign.test(userAgent ?? ''))?.[0];
  return [find(BROWSERS), find(SYSTEMS)].filter(Boolean).join(' · ');
}

/** Where a request came from. */
export function callerOf(arrival: Arrival, isProxy: (address: string) => boolean): Caller {
  return {
    address: counted(addressOf(arrival, isProxy)) || 'unknown',
    isLocal: isLocal(arrival),
    device: deviceOf(arrival.header('user-agent')),
  };
}
