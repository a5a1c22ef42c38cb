// The journal: reflections and moments are their author's, shared item by item, and gone at once when taken back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringToAgenda } from '../../src/domain/engagement/bringing.ts';
import {
  catchMoment,
  changeMoment,
  exploreFriction,
  removeMoment,
} from '../../src/domain/engagement/catching.ts';
import {
  acknowledgeFriction,
  markTalkedThrough,
  takeBackAcknowledgement,
  takeBackTalk,
  waitsForCoach,
} from '../../src/domain/engagement/friction.ts';
import type { JournalChanges } from '../../src/domain/engagement/journal.ts';
import type { Acknowledgement, Moment, Talk } from '../../src/domain/engagement/moment.ts';
import { drawQuestion, QUESTION_CATEGORIES } from '../../src/domain/engagement/question.ts';
import {
  removeReflection,
  reviseReflection,
  writeReflection,
} from '../../src/domain/engagement/reflecting.ts';
import {
  firstReadAt,
  isShared,
  type Reading,
  type Sharing,
} from '../../src/domain/engagement/shared-item.ts';
import { noteReading, shareItem, takeBackItem } from '../../src/domain/engagement/sharing.ts';
import type { Outcome } from '../../src/domain/kernel/outcome.ts';
import { addDays, plus } from '../../src/domain/kernel/time.ts';
import {
  anyDay,
  BERLIN,
  berlin,
  bookAfter,
  bookOf,
  CLIENT,
  COACH,
  codeOf,
  engagementOf,
  goalOf,
  holds,
  sessionOf,
  topicOf,
  yes,
} from './books.ts';

const AT = berlin('2026-11-22T23:30');
const keeper = { ownerId: CLIENT, zone: BERLIN };
const keeping = { ...keeper, goals: [goalOf({ id: 'speak' })] };
const engagement = engagementOf();
const over = engagementOf({ state: 'ended', overAt: AT, overOn: '2026-11-22', overBy: 'coach' });
const friction = { by: CLIENT, id: 'm1', kind: 'friction', friction: 'challenge' } as const;

const the = <T>(list: readonly T[] | undefined): T => {
  const [first] = list ?? [];
  if (first === undefined) throw new Error('nothing there');
  return first;
};
const momentOf = (over: Partial<Moment> = {}): Moment => ({
  ...the(yes(catchMoment(keeper, friction, AT)).moments),
  ...over,
});
const itemOf = (itemId: string, ownerId = CLIENT) => ({ kind: 'moment', itemId, ownerId }) as const;
const share = (place = { engagement, sharings: [] as readonly Sharing[] }, by = CLIENT) =>
  shareItem(place, { by, id: 's1', item: itemOf('m1') }, AT);

describe('a reflection', () => {
  const written = the(
    yes(writeReflection(keeping, { by: CLIENT, id: 'r1', subject: 'event', goalId: null }, AT)).reflections,
  );
  const place = { ...keeping, reflection: written, readings: [] as Reading[], sharings: [] as Sharing[] };

  it('keeps the local day of its author and tells nobody else', () => {
    expect(written).toMatchObject({ madeOn: '2026-11-22', version: 1, ownerId: CLIENT });
    const { events } = yes(
      writeReflection(keeping, { by: CLIENT, id: 'r2', subject: 'strategy', goalId: null }, AT),
    );
    expect(events.every(({ audience }) => audience === 'author')).toBe(true);
  });

  it('on a goal names one of their own', () => {
    const on = (goalId: string | null) =>
      codeOf(writeReflection(keeping, { by: CLIENT, id: 'r', subject: 'goal', goalId }, AT));
    expect([on(null), on('foreign'), on('speak')]).toEqual([
      'reflection.needs_goal',
      'goal.not_found',
      'accepted',
    ]);
  });

  it('stays one version through every autosave until somebody read it', () => {
    const again = { by: CLIENT, subject: 'event', goalId: null } as const;
    const quiet = yes(reviseReflection(place, again, plus(AT, { minutes: 1 })));
    expect(the(quiet.reflections).version).toBe(1);
    expect(quiet.events).toEqual([]);
    const read = { kind: 'reflection', itemId: 'r1', ownerId: CLIENT, readerId: COACH, version: 1 } as const;
    const readings = [{ ...read, id: 'x', at: AT }];
    expect(the(yes(reviseReflection({ ...place, readings }, again, AT)).reflections).version).toBe(2);
  });

  it('is there for its author alone, and removed with every sharing', () => {
    expect(codeOf(removeReflection(place, { by: COACH }, AT))).toBe('reflection.not_found');
    const sharing = the(
      yes(shareItem({ engagement, sharings: [] }, { by: CLIENT, id: 's', item: itemOf('r1') }, AT)).sharings,
    );
    const removed = yes(removeReflection({ ...place, sharings: [sharing] }, { by: CLIENT }, AT));
    expect(removed.sharings).toMatchObject([{ id: 's', takenBackAt: AT }]);
    const gone = { ...place, reflection: the(removed.reflections) };
    expect(codeOf(removeReflection(gone, { by: CLIENT }, AT))).toBe('reflection.not_found');
  });
});

describe('a moment', () => {
  const place = { moment: momentOf(), readings: [], sharings: [] };

  it('is caught in one tap; only a friction has a kind of friction, and it may come later', () => {
    const tap = (kind: Moment['kind'], of: Moment['friction']) =>
      codeOf(catchMoment(keeper, { by: CLIENT, id: 'm', kind, friction: of }, AT));
    expect([tap('win', null), tap('friction', null), tap('doubt', 'question')]).toEqual([
      'accepted',
      'accepted',
      'moment.not_friction',
    ]);
    expect(yes(changeMoment(place, { by: CLIENT, kind: 'win', friction: null })).moments).toMatchObject([
      { kind: 'win' },
    ]);
    expect(codeOf(removeMoment(place, { by: COACH }, AT))).toBe('moment.not_found');
  });

  it('is explored in four moves, in their order, each of which can be written again', () => {
    let moment = momentOf();
    for (const move of [1, 2, 1, 3, 4, 4])
      moment = the(yes(exploreFriction({ ...place, moment }, { by: CLIENT, move })).moments);
    expect(moment.explored).toBe(4);
    for (const move of [0, 2, 5, 1.5])
      expect(codeOf(exploreFriction(place, { by: CLIENT, move }))).toBe('moment.move_order');
    const win = momentOf({ kind: 'win', friction: null });
    expect(codeOf(exploreFriction({ ...place, moment: win }, { by: CLIENT, move: 1 }))).toBe(
      'moment.not_friction',
    );
  });
});

describe('sharing', () => {
  const shared = yes(share()).sharings ?? [];

  it('is the owner\u2019s alone, once, with somebody there to read it', () => {
    expect(codeOf(share(undefined, COACH))).toBe('sharing.not_yours');
    expect(codeOf(share(undefined, 'someone'))).toBe('engagement.not_found');
    expect(codeOf(share({ engagement, sharings: shared }))).toBe('sharing.shared');
    expect(codeOf(share({ engagement: engagementOf({ coachId: null }), sharings: [] }))).toBe(
      'engagement.no_coach',
    );
    expect(codeOf(share({ engagement: over, sharings: [] }))).toBe('engagement.over');
  });

  it('of a reason comes with the end, from either side', () => {
    const reason = (place: typeof engagement, by: string) =>
      shareItem(
        { engagement: place, sharings: [] },
        { by, id: 's', item: { kind: 'ending reason', itemId: 'e', ownerId: by } },
        AT,
      );
    expect(codeOf(reason(engagement, CLIENT))).toBe('engagement.not_over');
    expect([CLIENT, COACH].map((by) => codeOf(reason(over, by)))).toEqual(['accepted', 'accepted']);
  });

  it('holds in one engagement only', () => {
    expect(isShared({ engagement, sharings: shared }, 'm1')).toBe(true);
    expect(isShared({ engagement: engagementOf({ id: 'another' }), sharings: shared }, 'm1')).toBe(false);
  });

  it('taken back is gone at once, even after the end, and the other side is not told', () => {
    const place = { engagement: over, sharings: shared };
    expect(codeOf(takeBackItem(place, { by: COACH, itemId: 'm1' }, AT))).toBe('sharing.not_yours');
    const back = yes(takeBackItem(place, { by: CLIENT, itemId: 'm1' }, AT));
    expect(isShared({ engagement, sharings: back.sharings ?? [] }, 'm1')).toBe(false);
    expect(back.events).toMatchObject([{ audience: 'author' }]);
    const again = { engagement, sharings: back.sharings ?? [] };
    expect(codeOf(takeBackItem(again, { by: CLIENT, itemId: 'm1' }, AT))).toBe('sharing.not_shared');
    expect(codeOf(share(again))).toBe('accepted');
  });

  it('notes the coach\u2019s first reading of each version, never the client\u2019s of the coach\u2019s', () => {
    const place = { engagement, sharings: shared, readings: [] as Reading[] };
    const open = { ...itemOf('m1'), id: 'n1', readerId: COACH, version: 1 };
    const first = noteReading(place, open, AT);
    expect(first).toMatchObject({ readerId: COACH, version: 1, at: AT });
    const readings = first ? [first] : [];
    expect(noteReading({ ...place, readings }, { ...open, id: 'n2' }, AT)).toBeNull();
    expect(noteReading({ ...place, readings }, { ...open, id: 'n2', version: 2 }, AT)).toMatchObject({
      version: 2,
    });
    expect(noteReading({ ...place, sharings: [] }, open, AT)).toBeNull();
    expect(noteReading(place, { ...open, readerId: CLIENT }, AT)).toBeNull();
    expect(noteReading(place, { ...open, ownerId: COACH, readerId: CLIENT }, AT)).toBeNull();
    expect(firstReadAt(readings, 'm1')).toBe(AT);
    expect(firstReadAt([], 'm1')).toBeNull();
  });
});

describe('a shared friction', () => {
  const sharings = yes(share()).sharings ?? [];
  const place = {
    engagement,
    moment: momentOf(),
    sharings,
    acknowledgements: [] as Acknowledgement[],
    talks: [] as Talk[],
  };
  const tap = { by: 'coach', id: 'a1' } as const;
  const given = {
    ...place,
    acknowledgements: [...(yes(acknowledgeFriction(place, tap, AT)).acknowledgements ?? [])],
  };

  it('asks the coach to acknowledge it, and only one that is shared', () => {
    expect(waitsForCoach(place)).toBe(true);
    expect(waitsForCoach({ ...place, sharings: [] })).toBe(false);
    expect(waitsForCoach(given)).toBe(false);
    expect(codeOf(acknowledgeFriction({ ...place, sharings: [] }, tap, AT))).toBe('moment.not_found');
    expect(codeOf(acknowledgeFriction(place, { ...tap, by: 'client' }, AT))).toBe('moment.not_yours');
    expect(codeOf(acknowledgeFriction(given, tap, AT))).toBe('moment.acknowledged');
    const win = { ...place, moment: momentOf({ kind: 'win', friction: null }) };
    expect(codeOf(acknowledgeFriction(win, tap, AT))).toBe('moment.not_friction');
  });

  it('is talked through only after that, by either, and the client can take that back', () => {
    expect(codeOf(markTalkedThrough(place, { by: 'client', id: 't' }, AT))).toBe('moment.not_acknowledged');
    for (const by of ['client', 'coach'] as const) {
      const talks = [...(yes(markTalkedThrough(given, { by, id: 't' }, AT)).talks ?? [])];
      const talked = { ...given, talks };
      expect(codeOf(markTalkedThrough(talked, { by, id: 't2' }, AT))).toBe('moment.talked_through');
      expect(codeOf(takeBackAcknowledgement(talked, { by: 'coach' }, AT))).toBe('moment.talked_through');
      expect(codeOf(takeBackTalk(talked, { by: 'client' }, AT))).toBe('accepted');
      expect(codeOf(takeBackTalk(talked, { by: 'coach' }, AT))).toBe(
        by === 'coach' ? 'accepted' : 'moment.not_yours',
      );
    }
    expect(codeOf(takeBackAcknowledgement(given, { by: 'coach' }, AT))).toBe('accepted');
  });

  it('is no longer there for the coach once sharing is taken back, whatever was answered', () => {
    const back = yes(takeBackItem(place, { by: CLIENT, itemId: 'm1' }, AT)).sharings ?? [];
    const gone = { ...given, sharings: back };
    const answers: Outcome<JournalChanges>[] = [
      acknowledgeFriction(gone, tap, AT),
      takeBackAcknowledgement(gone, tap, AT),
      markTalkedThrough(gone, tap, AT),
      takeBackTalk(gone, tap, AT),
    ];
    expect(answers.map(codeOf)).toEqual(Array(4).fill('moment.not_found'));
  });
});

describe('bringing it to the next agenda', () => {
  it('makes a topic of the client’s, last on the next booked session, that names no source', () => {
    const soon = sessionOf({ id: 'soon', startsLocal: '2026-11-26T16:00' });
    const book = bookOf({ sessions: [soon], topics: [topicOf({ sessionId: 'soon', position: 4 })] });
    const brought = bookAfter(book, bringToAgenda(book, { by: 'client', id: 't' }, AT)).topics[1];
    expect(brought).toEqual({ ...topicOf(), id: 't', sessionId: 'soon', position: 5, at: AT });
    expect(codeOf(bringToAgenda(book, { by: 'coach', id: 't' }, AT))).toBe('topic.not_yours');
    const none = bookAfter(bookOf(), bringToAgenda(bookOf(), { by: 'client', id: 't' }, AT));
    expect(none.topics[0]?.sessionId).toBeNull();
  });
});

describe('the question library', () => {
  const library = Array.from({ length: 44 }, (_, index) => ({
    id: `q${index}`,
    category: QUESTION_CATEGORIES[index % QUESTION_CATEGORIES.length] ?? 'clarify',
  }));
  const anyChance = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });

  it('never draws the same within 30 days, and goes on for as long as it has one', () => {
    const property = fc.property(
      anyDay(),
      fc.array(anyChance, { minLength: 60, maxLength: 60 }),
      (start, chances) => {
        const history: { questionId: string; on: string }[] = [];
        chances.forEach((chance, index) => {
          const today = addDays(start, index);
          const drawn = drawQuestion(library, history, today, chance);
          expect(drawn).not.toBeNull();
          const before = history.filter(({ questionId }) => questionId === drawn?.id);
          expect(before.every(({ on }) => addDays(on, 30) < today)).toBe(true);
          history.push({ questionId: drawn?.id ?? '', on: today });
        });
      },
    );
    holds(property, 40);
  });

  it('draws from the wanted category while it can, and the same for the same number', () => {
    const property = fc.property(anyChance, fc.constantFrom(...QUESTION_CATEGORIES), (chance, wanted) => {
      const drawn = drawQuestion(library, [], '2026-11-22', chance, wanted);
      expect(drawn?.category).toBe(wanted);
      expect(drawQuestion(library, [], '2026-11-22', chance, wanted)).toEqual(drawn);
    });
    holds(property);
    const used = library
      .filter(({ category }) => category === 'scale')
      .map(({ id }) => ({ questionId: id, on: '2026-11-01' }));
    expect(drawQuestion(library, used, '2026-11-22', 0, 'scale')?.category).not.toBe('scale');
    const all = library.map(({ id }) => ({ questionId: id, on: '2026-11-01' }));
    expect(drawQuestion(library, all, '2026-12-01', 0.5)).toBeNull();
    expect(drawQuestion(library, all, '2026-12-02', 0.5)).not.toBeNull();
  });
});
