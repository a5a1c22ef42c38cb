// The agreement: written by the coach, signed by both by its fingerprint, the last one both signed holding.
import { describe, expect, it } from 'vitest';
import {
  type AgreementView,
  agreementHash,
  readAgreement,
  signAgreement,
  writeAgreement,
} from '../../src/app/agreements.ts';
import { agreementText } from '../../src/words/en/agreement-text.ts';
import { type House, newHouse } from '../world/house.ts';

const TEXT = 'We meet every two weeks.\n\n## Quiet\n\nWhat is said stays here.';

async function newest(house: House, engagementId: string, who: 'mira' | 'elena' = 'mira') {
  const view: AgreementView = await house.as(who).do(readAgreement, { engagementId });
  if (!view.newest) throw new Error('There is no text.');
  return view.newest;
}

describe.each(['sqlite', 'postgres'] as const)('the agreement on %s', (engine) => {
  it('is put forward by the coach, signed by both, and then holds', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId, book } = await house.engagement({ state: 'exploring' });
    const mira = house.as('mira');
    const elena = house.as('elena');
    const before: AgreementView = await elena.do(readAgreement, { engagementId });
    expect(before).toMatchObject({ newest: null, start: { text: null, noticeHours: 24 } });
    expect((await mira.refused(writeAgreement, { engagementId, text: TEXT })).refusal).toBe(
      'agreement.not_yours',
    );

    await elena.do(writeAgreement, { engagementId, text: TEXT, noticeHours: 48, afterEndDays: 14 });
    const text = await newest(house, engagementId);
    expect(text).toMatchObject({ number: 1, text: TEXT, noticeHours: 48, signatures: [] });
    expect(text.hash).toBe(agreementHash(TEXT, text));
    const sign = { textId: text.id, hash: text.hash };
    await mira.do(signAgreement, { ...sign, name: 'Mira Osei' });
    expect((await book()).engagement.state).toBe('exploring');
    expect((await mira.refused(signAgreement, { ...sign, name: 'Mira' })).refusal).toBe('agreement.signed');
    await elena.do(signAgreement, { ...sign, name: 'Elena Kask' });
    expect((await book()).engagement.state).toBe('agreed');
    expect((await newest(house, engagementId)).signatures).toMatchObject([
      { party: 'client', name: 'Mira Osei', hash: text.hash },
      { party: 'coach', name: 'Elena Kask', hash: text.hash },
    ]);
  });

  it('changes by versions: the earlier holds until both sign the newest', async () => {
    const house = await newHouse({ engine });
    const { id: engagementId } = await house.engagement({ state: 'agreed' });
    const mira = house.as('mira');
    const elena = house.as('elena');
    const old = await newest(house, engagementId);
    await elena.do(writeAgreement, { engagementId, text: TEXT });
    const stale = { textId: old.id, hash: old.hash, name: 'Mira Osei' };
    expect((await mira.refused(signAgreement, stale)).refusal).toBe('agreement.not_newest');
    const view: AgreementView = await mira.do(readAgreement, { engagementId });
    expect(view).toMatchObject({ maySign: true, holding: { number: 1 }, newest: { number: 2 } });
    expect(view.versions.map(({ number }) => number)).toEqual([1, 2]);
    const fresh = { textId: view.newest?.id, name: 'Mira Osei' };
    expect((await mira.refused(signAgreement, { ...fresh, hash: old.hash })).refusal).toBe(
      'agreement.changed',
    );
    expect(
      (await mira.refused(signAgreement, { ...fresh, hash: view.newest?.hash, name: ' ' })).refusal,
    ).toBe('agreement.name');
    const same = { engagementId, text: TEXT };
    expect((await elena.refused(writeAgreement, same)).refusal).toBe('agreement.unchanged');
    await elena.do(writeAgreement, { ...same, tellsCoach: true });
  });
});

describe('around the agreement', () => {
  it('is there for its two people alone', async () => {
    const house = await newHouse();
    const { id: engagementId } = await house.engagement({ state: 'agreed' });
    for (const who of ['jon', 'tomas', 'ada'] as const) {
      expect((await house.as(who).refused(readAgreement, { engagementId })).refusal).toBe(
        'agreement.not_found',
      );
    }
  });

  it('starts the next from what the coach wrote last', async () => {
    const house = await newHouse();
    const { id } = await house.engagement({ state: 'exploring' });
    const other = await house.engagement({ client: 'tomas', state: 'exploring' });
    const elena = house.as('elena');
    await elena.do(writeAgreement, { engagementId: id, text: TEXT, noticeHours: 12 });
    const view: AgreementView = await elena.do(readAgreement, { engagementId: other.id });
    expect(view.start).toMatchObject({ text: TEXT, noticeHours: 12 });
    expect((await house.as('tomas').do(readAgreement, { engagementId: other.id })).start).toBeNull();
  });

  it('ships with a text that says everything both must know', () => {
    const parts = [/every two|twice a month/, /Confidentiality and its limits/, /not therapy/, /112/];
    const more = [/written down/, /Moving a session/, /Whoever pays/, /After the end/];
    for (const part of [...parts, ...more]) expect(agreementText).toMatch(part);
  });
});
