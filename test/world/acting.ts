// Rules of the domain applied to an engagement in a house, by the very way that deeds go.
import { z } from 'zod';
import type { Actor } from '../../src/app/actor.ts';
import { perform } from '../../src/app/deed.ts';
import { engagementDeed, type Scene } from '../../src/app/engagement-deed.ts';
import type { Ports } from '../../src/app/ports.ts';
import type { Changes } from '../../src/domain/engagement/book.ts';
import type { Party } from '../../src/domain/engagement/engagement.ts';
import { accept, type Outcome } from '../../src/domain/kernel/outcome.ts';
import type { BookWords } from '../../src/store/books.ts';
import type { CastMember, Name } from './cast.ts';

/** What a rule is asked with: the settled book, the instant, who asks, and fresh ids. */
export type Rule = (scene: Pick<Scene, 'book' | 'at' | 'newId'> & { readonly by: Party }) => Outcome<Changes>;

/** The words beside the records that the rule made. */
export type WordsBeside = (changes: Changes) => BookWords;

/** Applies a rule as one of the cast; throws on a refusal. */
export type Act = (engagementId: string, who: Name, rule: Rule, words?: WordsBeside) => Promise<Changes>;

const byRule = engagementDeed({
  name: 'test.act',
  path: 'POST /test/acts',
  says: 'Applies a rule of the domain.',
  thing: 'engagement',
  verb: 'write',
  input: z.object({
    engagementId: z.string(),
    rule: z.custom<Rule>(),
    words: z.custom<WordsBeside>().optional(),
  }),
  output: z.custom<Changes>(),
  run: ({ book, at, newId, party }, { rule, words }) => {
    const changes = rule({ book, at, newId, by: party });
    if (!changes.ok) return changes;
    return accept({ changes: changes.value, words: words?.(changes.value) ?? {}, output: changes.value });
  },
});

interface Inner {
  readonly ports: Ports;
  readonly people: Readonly<Record<Name, CastMember>>;
}

/** The acting of one house. */
export function actIn({ ports, people }: Inner): Act {
  return async (engagementId, who, rule, words) => {
    const personId = people[who].id;
    const actor: Actor = { kind: 'person', via: 'page', personId, signInId: 'test', freshAt: ports.now() };
    const input = words ? { engagementId, rule, words } : { engagementId, rule };
    const outcome = await perform(byRule, input, actor, ports);
    if (!outcome.ok) throw new Error(`${outcome.refusal} ${JSON.stringify(outcome.detail ?? {})}`);
    return outcome.value;
  };
}
