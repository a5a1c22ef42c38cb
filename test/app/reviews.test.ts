// Reviews as deeds: scored and decided by the client, answered each alone, skipped with one sentence.
import { describe, expect, it } from 'vitest';
import { answerReview, shareAnswer, takeBackAnswer } from '../../src/app/review-answers.ts';
import {
  callOneReview,
  decideReview,
  dropReviewSkip,
  type ReviewReading,
  readReview,
  scoreOneGoal,
  skipOneReview,
} from '../../src/app/reviews.ts';
import { type House, newHouse } from '../world/house.ts';

async function inReview(wished: { week?: number; engine?: 'sqlite' | 'postgres'; weeks?: number } = {}) {
  const { engine, ...rest } = wished;
  const house = await newHouse(engine ? { engine } : {});
  const lived = await house.engagement({ week: 7, ...rest });
  const reviewId = (await lived.book()).reviews.at(-1)?.id ?? '';
  const read = (who: 'mira' | 'elena' = 'mira'): Promise<ReviewReading> =>
    house.as(who).do(readReview, { reviewId });
  return { house, ...lived, reviewId, read };
}

const later = (house: House): void => house.clock.set('2026-11-23T09:00:00.000Z');

describe.each(['sqlite', 'postgres'] as const)('a review on %s', (engine) => {
  it('is scored, answered each alone, and decided by the client', async () => {
    const { house, reviewId, goalId, read, book } = await inReview({ engine });
    const [mira, elena] = [house.as('mira'), house.as('elena')];
    expect((await mira.refused(scoreOneGoal, { reviewId, goalId })).refusal).toBe('review.needs_difference');
    expect((await mira.refused(scoreOneGoal, { reviewId, goalId, level: 1 })).refusal).toBe('goal.no_levels');
    await mira.do(scoreOneGoal, { reviewId, goalId, difference: 'I spoke first, twice.' });
    expect((await read('elena')).goals).toMatchObject([{ score: { difference: 'I spoke first, twice.' } }]);
    expect((await elena.refused(scoreOneGoal, { reviewId, goalId, difference: 'x' })).refusal).toBe(
      'review.not_yours',
    );

    await mira.do(answerReview, { reviewId, text: 'I want to be pushed harder.' });
    await elena.do(answerReview, { reviewId, text: 'I talk too much.' });
    expect((await read('elena')).answers).toMatchObject({ mine: { text: 'I talk too much.' }, other: null });
    await mira.do(shareAnswer, { reviewId });
    expect((await read('elena')).answers.other?.text).toBe('I want to be pushed harder.');
    await mira.do(takeBackAnswer, { reviewId });
    expect(JSON.stringify(await read('elena'))).not.toContain('pushed harder');

    expect((await elena.refused(decideReview, { reviewId, decision: 'go on' })).refusal).toBe(
      'review.not_yours',
    );
    expect((await mira.refused(decideReview, { reviewId, decision: 'pause' })).refusal).toBe(
      'review.needs_days',
    );
    await mira.do(decideReview, { reviewId, decision: 'go on' });
    expect((await read()).review).toMatchObject({ state: 'done', decision: 'go on', isOpen: true });
    await mira.do(decideReview, { reviewId, decision: 'pause', endsOn: '2026-12-07' });
    expect((await book()).engagement.state).toBe('paused');
    later(house);
    expect((await read()).review.isOpen).toBe(false);
  });

  it('is there as soon as time brings it, before anything has stored it', async () => {
    const house = await newHouse({ engine });
    const { sprintId, goalId } = await house.engagement({ week: 3 });
    const reviewId = `${sprintId}-mid`;
    const [mira, elena, jon] = [house.as('mira'), house.as('elena'), house.as('jon')];
    expect((await mira.refused(readReview, { reviewId })).refusal).toBe('review.not_found');
    house.clock.set('2026-12-21T09:00:00.000Z');
    expect((await elena.do(readReview, { reviewId })).review.state).toBe('standing');
    expect((await jon.refused(readReview, { reviewId })).refusal).toBe('review.not_found');
    await elena.do(answerReview, { reviewId, text: 'We talk more than we do.' });
    await mira.do(scoreOneGoal, { reviewId, goalId, difference: 'I say it aloud.' });
    expect((await mira.do(readReview, { reviewId })).goals).toMatchObject([
      { score: { difference: 'I say it aloud.' } },
    ]);
  });
});

describe('skipping a review', () => {
  it('takes one sentence and the other’s yes', async () => {
    const { house, reviewId, read } = await inReview();
    const [mira, elena] = [house.as('mira'), house.as('elena')];
    expect((await elena.refused(skipOneReview, { reviewId })).refusal).toBe('review.needs_sentence');
    expect(await elena.do(skipOneReview, { reviewId, sentence: 'We looked back last week.' })).toEqual({
      skipped: false,
    });
    expect((await read()).review).toMatchObject({
      skipAskedBy: 'coach',
      skipSentence: 'We looked back last week.',
    });
    expect((await elena.refused(skipOneReview, { reviewId })).refusal).toBe('review.skip_waiting');
    await mira.do(dropReviewSkip, { reviewId });
    expect((await read()).review).toMatchObject({ skipAskedBy: null, skipSentence: null, state: 'standing' });
    await elena.do(skipOneReview, { reviewId, sentence: 'Once more.' });
    expect(await mira.do(skipOneReview, { reviewId })).toEqual({ skipped: true });
    expect((await read()).review).toMatchObject({ state: 'skipped', skipSentence: 'Once more.' });
  });

  it('is either side’s alone after fourteen days', async () => {
    const { house, reviewId, read } = await inReview();
    const { aloneFrom } = (await read()).review;
    house.clock.set(`${aloneFrom}T09:00:00.000Z`);
    expect(await house.as('elena').do(skipOneReview, { reviewId, sentence: 'No time.' })).toEqual({
      skipped: true,
    });
  });
});

describe('around a review', () => {
  it('one can be called in between, one at a time', async () => {
    const { house, id: engagementId } = await inReview({ week: 4 });
    const { id: reviewId } = await house.as('elena').do(callOneReview, { engagementId });
    expect((await house.as('mira').do(readReview, { reviewId })).review).toMatchObject({ kind: 'called' });
    expect((await house.as('mira').refused(callOneReview, { engagementId })).refusal).toBe('review.standing');
  });

  it('finishing completes the engagement', async () => {
    const { house, reviewId, book } = await inReview();
    await house.as('mira').do(decideReview, { reviewId, decision: 'finish' });
    expect((await book()).engagement.state).toBe('completed');
    expect((await house.as('mira').refused(answerReview, { reviewId, text: 'x' })).refusal).toBe(
      'engagement.over',
    );
  });

  it('is there for its two people alone', async () => {
    const { house, reviewId } = await inReview();
    for (const who of ['tomas', 'jon', 'ada'] as const) {
      expect((await house.as(who).refused(readReview, { reviewId })).refusal).toBe('review.not_found');
    }
  });
});
