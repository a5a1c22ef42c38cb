// What a password must be, and how it is kept.
import { describe, expect, it } from 'vitest';
import { hashPassword, hashWork, isPassword } from '../../src/app/accounts/password-hashes.ts';
import { passwordFor } from '../../src/app/accounts/passwords.ts';

const mira = { name: 'Mira Oduya', email: 'mira.oduya@studio.example', hasSecondFactor: false };
const refusal = (password: string, owner = mira) => {
  const outcome = passwordFor(password, owner);
  return outcome.ok ? null : outcome.refusal;
};

describe('a password', () => {
  it('has 15 characters, or 8 beside a second factor', () => {
    expect(refusal('kelp forest fog')).toBe(null);
    expect(refusal('kelp forest fo')).toBe('account.password_short');
    expect(refusal('kelpwfog', { ...mira, hasSecondFactor: true })).toBe(null);
    expect(refusal('kelpwfo', { ...mira, hasSecondFactor: true })).toBe('account.password_short');
  });

  it('is counted in characters as people see them, and as one text however it was typed', () => {
    expect(refusal('äöüäöüäöüäöüäöü'.normalize('NFD').slice(0, 20))).toBe('account.password_short');
    expect(passwordFor('zwölf Käuze im Baum'.normalize('NFD'), mira)).toEqual({
      ok: true,
      value: 'zwölf Käuze im Baum',
    });
  });

  it('has at most 200 characters', () => {
    const long = Array.from({ length: 40 }, (_, number) => `w${number}k${number * 7}`).join(' ');
    expect(refusal(long.slice(0, 200))).toBe(null);
    expect(refusal(long.slice(0, 201))).toBe('account.password_long');
  });

  it('needs no capital, digit or sign', () => {
    expect(refusal('lanterns under wet ivy')).toBe(null);
  });

  it.each([
    'passwordpassword',
    'PasswordPassword1!',
    'P4ssw0rdP4ssw0rd',
    'iloveyouiloveyou',
    '!!!Sunshine2026!!!',
    '123456789012345',
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabc',
    'qwertyuiopasdfgh',
    '1q2w3e4r5t6y7u8i9o0p',
    'correcthorsebatterystaple',
    'letmeinletmeinletmein',
  ])('is not among those tried first: %s', (password) => {
    expect(refusal(password)).toBe('account.password_common');
  });

  it.each(['MiraOduya-Mira-2026', 'throughline 2026 !', 'studio mira.oduya 1'])(
    'is not made of its person or this place: %s',
    (password) => {
      expect(refusal(password)).toBe('account.password_about_you');
    },
  );
});

describe('a kept password', () => {
  it('is salted argon2id of 19 MiB and two passes', async () => {
    const [one, other] = [await hashPassword('kelp forest fog'), await hashPassword('kelp forest fog')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(other).not.toBe(one);
    expect(await isPassword('kelp forest fog', one)).toBe(true);
    expect(await isPassword('kelp forest fox', one)).toBe(false);
  });

  it('is the same however its letters were composed', async () => {
    const hash = await hashPassword('zwölf Käuze im Baum'.normalize('NFC'));
    expect(await isPassword('zwölf Käuze im Baum'.normalize('NFD'), hash)).toBe(true);
  });

  it('costs the same work where there is none', async () => {
    const before = hashWork();
    expect(await isPassword('whatever it may be', null)).toBe(false);
    expect(hashWork()).toBe(before + 1);
  });
});
