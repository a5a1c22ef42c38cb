// Access: the table of who sees what, asked one cell at a time.
import { ACCESS, GRANTS, STANDINGS } from './access.table.ts';

/** A row of the table. */
export type Thing = keyof typeof ACCESS;

/** A column of the table. */
export type Standing = (typeof STANDINGS)[number];

/** `write` stands for every deed on the thing; which of them, when and by whom, the rules say. */
export type Verb = 'read' | 'write' | 'suggest' | 'count';

/** What is known of this one item. What is not said does not hold. */
export interface AccessFacts {
  /** Its owner shares it in this engagement now. */
  readonly shared?: boolean;
  /** The goal is placed in this engagement now. */
  readonly placed?: boolean;
  /** It is this person's own. */
  readonly author?: boolean;
  /** The person holds the link it was sent with. */
  readonly link?: boolean;
  /** It was made in the engagement while the client was still alone: a later coach does not read it. */
  readonly beforeCoach?: boolean;
}

/** `hidden`: as if it did not exist (404). `forbidden`: seen, but not theirs to do (403). */
export type Access = 'yes' | 'hidden' | 'forbidden';

type Condition = 'always' | 'author' | 'shared' | 'placed' | 'link' | 'author or shared';
type Grant = { readonly [V in Verb]?: Condition };

const COACHES: readonly Standing[] = ['coach', 'former coach', 'past coach'];

const HOLDS: Readonly<Record<Condition, (facts: AccessFacts) => boolean>> = {
  always: () => true,
  author: ({ author }) => author === true,
  shared: ({ shared }) => shared === true,
  placed: ({ placed }) => placed === true,
  link: ({ link }) => link === true,
  'author or shared': ({ author, shared }) => author === true || shared === true,
};

function grantOf(thing: Thing, standing: Standing): Grant {
  const cell = ACCESS[thing][STANDINGS.indexOf(standing)];
  return cell === undefined ? GRANTS.none : GRANTS[cell];
}

function answered(grant: Grant, verb: Verb, holds: (condition: Condition | undefined) => boolean): Access {
  const reads = holds(grant.read);
  if (holds(grant[verb]) || (verb === 'count' && reads)) return 'yes';
  return reads ? 'forbidden' : 'hidden';
}

/** Whether this standing may do this with this one thing. Facts that are not given do not hold. */
export function permits(thing: Thing, standing: Standing, verb: Verb, facts: AccessFacts = {}): Access {
  if (facts.beforeCoach === true && COACHES.includes(standing)) return 'hidden';
  return answered(grantOf(thing, standing), verb, (condition) =>
    condition === undefined ? false : HOLDS[condition](facts),
  );
}

/** Whether this standing could do this with some such thing: for admitting a deed before its item is looked at. */
export function admits(thing: Thing, standing: Standing, verb: Verb): Access {
  return answered(grantOf(thing, standing), verb, (condition) => condition !== undefined);
}
