// Signing in: the first run, passwords, second factors, limits, and how sign-ins end.
import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { firstRun, firstRunCode, showFirstRun } from '../../src/app/accounts/first-run.ts';
import { attempt, fromAddress } from '../../src/app/accounts/limits.ts';
import { changePassword } from '../../src/app/accounts/password-changes.ts';
import { hashWork } from '../../src/app/accounts/password-hashes.ts';
import { proveAgain } from '../../src/app/accounts/proving.ts';
import { addFactor, beginFactor, removeFactor } from '../../src/app/accounts/second-factor.ts';
import { endOneSignIn, endOtherSignIns, listSignIns } from '../../src/app/accounts/sign-ins.ts';
import { signIn, signInSecond } from '../../src/app/accounts/signing-in.ts';
import type { Actor } from '../../src/app/actor.ts';
import {
  AWAY,
  actorBy,
  type Door,
  doDeed,
  HERE,
  type Known,
  makeOwner,
  newDoor,
  OTHER_PASSWORD,
  PASSWORD,
  refusalOf,
} from './door.ts';

type Entered = { signIn: { secret: string } | null; halfway: string | null };

let door: Door;
let edda: Known;

beforeEach(async () => {
  door = await newDoor();
  edda = await makeOwner(door);
});

const enter = (password = PASSWORD, email = edda.email) => doDeed<Entered>(door, signIn, { email, password });
const fails = (password: string, email = edda.email, actor?: Actor) =>
  refusalOf(door, signIn, { email, password }, actor);

async function addSecondFactor(actor: Actor): Promise<{ code: () => string; codes: string[] }> {
  const { secret, proof } = await doDeed<{ secret: string; proof: string }>(door, beginFactor, {}, actor);
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const code = () => totp.generate({ timestamp: Date.parse(door.clock.now()) });
  const { codes } = await doDeed<{ codes: string[] }>(door, addFactor, { proof, code: code() }, actor);
  return { code, codes };
}

describe('the first run', () => {
  it('is over once there is an owner', async () => {
    expect(await doDeed(door, showFirstRun, {})).toEqual({ isFirst: false, needsCode: false });
    const again = { name: 'Eve', email: 'eve@example.org', zone: 'UTC', password: OTHER_PASSWORD };
    expect(await refusalOf(door, firstRun, again, { kind: 'nobody', from: HERE })).toBe('first_run.over');
  });

  it('asks for the printed code from elsewhere, and takes it once', async () => {
    const fresh = await newDoor();
    const input = { name: 'Eve', email: 'eve@example.org', zone: 'UTC', password: OTHER_PASSWORD };
    const away: Actor = { kind: 'nobody', from: AWAY };
    expect(await refusalOf(fresh, firstRun, input, away)).toBe('first_run.wrong_code');
    const code = (await firstRunCode(fresh.ports)) ?? '';
    const typed = code.toUpperCase().replaceAll('-', ' ');
    await doDeed(fresh, firstRun, { ...input, code: typed }, away);
    expect(await firstRunCode(fresh.ports)).toBe(null);
  });
});

describe('a password', () => {
  it('signs in, whatever the case of the address', async () => {
    const { signIn: made } = await enter(PASSWORD, ' EDDA@Example.org ');
    expect(await actorBy(door, made?.secret ?? '')).toMatchObject({ personId: edda.id });
  });

  it('is refused in the same words and with the same work for somebody who is not here', async () => {
    const before = hashWork();
    expect(await fails('some other long words')).toBe('account.wrong_sign_in');
    const between = hashWork();
    expect(await fails('some other long words', 'nobody@example.org')).toBe('account.wrong_sign_in');
    expect([between - before, hashWork() - between]).toEqual([1, 1]);
  });

  it('is tried ten times at most, then rests for a quarter of an hour, known or unknown', async () => {
    for (const email of [edda.email, 'nobody@example.org']) {
      for (let times = 0; times < 10; times += 1) {
        expect(await fails('some other long words', email)).toBe('account.wrong_sign_in');
      }
      const worked = hashWork();
      expect(await fails(PASSWORD, email)).toBe('account.too_many_attempts');
      expect(hashWork()).toBe(worked);
    }
    door.clock.pass({ minutes: 15 });
    await enter();
    for (let times = 0; times < 10; times += 1) await fails('some other long words');
    expect(await fails(PASSWORD)).toBe('account.too_many_attempts');
  });

  it('does not make a shared address pay for good sign-ins', async () => {
    await enter();
    await enter();
    const { points } = await door.store.read(({ db }) =>
      db.selectFrom('attempts').select('points').executeTakeFirstOrThrow(),
    );
    expect(points).toBe(0);
  });

  it('is tried a hundred times from one address at most', async () => {
    const address = fromAddress('password from address', { kind: 'nobody', from: AWAY });
    for (let times = 0; times < 100; times += 1) await attempt(door.ports, address);
    const worked = hashWork();
    expect(await fails(PASSWORD)).toBe('account.too_many_attempts');
    expect(hashWork()).toBe(worked);
    const elsewhere = { kind: 'nobody', from: { ...AWAY, address: '198.51.100.9' } } as const;
    await doDeed(door, signIn, { email: edda.email, password: PASSWORD }, elsewhere);
  });
});

describe('a sign-in', () => {
  it('ends after a week unused, and after thirty days however much it is used', async () => {
    door.clock.pass({ days: 6 });
    expect(await actorBy(door, edda.secret)).toBeDefined();
    door.clock.pass({ days: 1, minutes: 1 });
    expect(await actorBy(door, edda.secret)).toBeUndefined();
  });

  it('is listed, and ended by its person alone', async () => {
    const { signIn: other } = await enter();
    const listed = await doDeed<{ signIns: { id: string; isThis: boolean; device: string }[] }>(
      door,
      listSignIns,
      {},
      edda.actor,
    );
    expect(listed.signIns.map(({ isThis, device }) => [isThis, device])).toEqual([
      [true, 'Firefox · Linux'],
      [false, 'Chrome · Windows'],
    ]);
    await doDeed(door, endOneSignIn, { signInId: listed.signIns[1]?.id }, edda.actor);
    expect(await actorBy(door, other?.secret ?? '')).toBeUndefined();
    expect(await refusalOf(door, endOneSignIn, { signInId: listed.signIns[1]?.id }, edda.actor)).toBe(
      'sign_in.not_found',
    );
    await enter();
    await enter();
    expect(await doDeed(door, endOtherSignIns, {}, edda.actor)).toEqual({ ended: 2 });
    expect(await actorBy(door, edda.secret)).toBeDefined();
  });

  it('is no longer fresh after ten minutes: what could lock its person out asks again', async () => {
    door.clock.pass({ minutes: 11 });
    expect(await refusalOf(door, changePassword, { password: OTHER_PASSWORD }, edda.actor)).toBe(
      'account.prove_again',
    );
    expect(await refusalOf(door, proveAgain, { password: 'some other words' }, edda.actor)).toBe(
      'account.wrong_password',
    );
    const { secret } = await doDeed<{ secret: string }>(door, proveAgain, { password: PASSWORD }, edda.actor);
    expect(await actorBy(door, edda.secret)).toBeUndefined();
    const proved = await actorBy(door, secret);
    const { signIn: elsewhere } = await enter();
    await doDeed(door, changePassword, { password: OTHER_PASSWORD }, proved);
    expect(await actorBy(door, secret)).toBeDefined();
    expect(await actorBy(door, elsewhere?.secret ?? '')).toBeUndefined();
    expect(await fails(PASSWORD)).toBe('account.wrong_sign_in');
    await enter(OTHER_PASSWORD);
  });
});

describe('a second factor', () => {
  it('is asked for after the password, and each code opens once', async () => {
    const { code } = await addSecondFactor(edda.actor);
    const first = await enter();
    expect(first.signIn).toBe(null);
    const halfway = first.halfway;
    expect(await refusalOf(door, signInSecond, { halfway, code: code() })).toBe('account.wrong_code');
    door.clock.pass({ seconds: 30 });
    const used = code();
    const { signIn: made } = await doDeed<Entered>(door, signInSecond, { halfway, code: used });
    expect(await actorBy(door, made?.secret ?? '')).toMatchObject({ personId: edda.id });
    const second = await enter();
    expect(await refusalOf(door, signInSecond, { halfway: second.halfway, code: used })).toBe(
      'account.wrong_code',
    );
  });

  it('has recovery codes that open once each, however they are typed', async () => {
    const { codes } = await addSecondFactor(edda.actor);
    expect(codes).toHaveLength(10);
    const [code = ''] = codes;
    const { halfway } = await enter();
    await doDeed(door, signInSecond, { halfway, code: code.toUpperCase().replaceAll('-', ' ') });
    const { halfway: next } = await enter();
    expect(await refusalOf(door, signInSecond, { halfway: next, code })).toBe('account.wrong_code');
  });

  it('is guessed six times at most', async () => {
    await addSecondFactor(edda.actor);
    for (let times = 0; times < 6; times += 1) {
      const { halfway } = await enter();
      expect(await refusalOf(door, signInSecond, { halfway, code: '000000' })).toBe('account.wrong_code');
    }
    const { halfway } = await enter();
    expect(await refusalOf(door, signInSecond, { halfway, code: '000000' })).toBe(
      'account.too_many_attempts',
    );
  });

  it('lets half a sign-in rest ten minutes, and gives nobody in by it', async () => {
    const { code } = await addSecondFactor(edda.actor);
    const { halfway } = await enter();
    expect(await actorBy(door, halfway ?? '')).toBeUndefined();
    door.clock.pass({ minutes: 10 });
    expect(await refusalOf(door, signInSecond, { halfway, code: code() })).toBe('account.sign_in_again');
  });

  it('stays while the password is too short to stand alone', async () => {
    await addSecondFactor(edda.actor);
    await doDeed(door, changePassword, { password: 'kelpwfog' }, edda.actor);
    expect(await refusalOf(door, removeFactor, {}, edda.actor)).toBe('factor.password_short');
    await doDeed(door, changePassword, { password: OTHER_PASSWORD }, edda.actor);
    await doDeed(door, removeFactor, {}, edda.actor);
    expect((await enter(OTHER_PASSWORD)).signIn).not.toBe(null);
  });
});
