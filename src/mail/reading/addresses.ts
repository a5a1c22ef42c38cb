// Who a message is from and to: the usual way of writing an address read at once, every other by the library.
import { addressParser, type Address as Parsed } from 'postal-mime';
import type { Address } from '../../domain/attention/message.ts';
import { decoded, line } from './headers.ts';

/** At most this many people of one field are kept: a longer list is a crowd, whoever is on it. */
const MOST = 200;
/** A field longer than this, in characters, is cut before it is read. */
const LONGEST = 64 * 1024;

/** `Name <a@b>`, `"Name" <a@b>`, `<a@b>` or `a@b`, without comments, groups, escapes or quoted local parts. */
const USUAL = /^(?:"([^"\\<>]*)"|([^"<>(),:;@\\]*))\s*<([^\s"<>(),:;\\]+@[^\s"<>(),:;\\]+)>$/;
const BARE = /^[^\s"<>(),:;\\]+@[^\s"<>(),:;\\]+$/;

/** Nobody's name and address are longer, in characters: what is, the library reads. */
const LONGEST_USUAL = 2_000;

function usual(told: string): Address | undefined {
  if (told.length > LONGEST_USUAL) return undefined;
  const [, quoted, plain, address] = USUAL.exec(told) ?? [];
  if (address !== undefined) return named(quoted ?? plain ?? '', address);
  return BARE.test(told) ? named('', told) : undefined;
}

/** Longer names are cut, in characters; and what is longer than any address is none. */
const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 998;

function named(name: string, address: string): Address {
  const spoken = name.includes('=?') ? decoded(name) : name.trim();
  const bare = address.trim().toLowerCase();
  return {
    address: bare.length > LONGEST_ADDRESS ? '' : bare,
    name: spoken.slice(0, LONGEST_NAME).toWellFormed(),
  };
}

/** Cut at the commas that divide people: not those inside quotes, brackets or comments. */
const BETWEEN = /,(?=(?:[^"]*"[^"]*")*[^"]*$)/;

function parsed(told: string): Address[] {
  const flat = (each: Parsed): Address[] =>
    each.group ? each.group.flatMap(flat) : [named(each.name, each.address ?? '')];
  try {
    return addressParser(told).flatMap(flat);
  } catch {
    return [];
  }
}

/** The people of a field, in its order; nobody where there are none. */
export function addressesOf(field: string | undefined): readonly Address[] {
  const told = line(field).slice(0, LONGEST);
  if (told === '') return [];
  const parts = told.includes('"') ? quotedParts(told) : told.split(',');
  const people: Address[] = [];
  for (const part of parts.slice(0, MOST)) {
    const one = usual(part.trim());
    if (one === undefined) return parsed(told).filter(isSomebody).slice(0, MOST);
    people.push(one);
  }
  return people;
}

function quotedParts(told: string): readonly string[] {
  return told.length > 2000 ? [told] : told.split(BETWEEN);
}

function isSomebody({ address, name }: Address): boolean {
  return address !== '' || name !== '';
}
