// Who comes in and how: invitations, open sign-up, new passwords by mail, new addresses, tokens, the owner's view.
import { beforeEach, describe, expect, it } from 'vitest';
import { changeAddress, confirmAddress, showAddress } from '../../src/app/accounts/addresses.ts';
import {
  invite,
  listInvitations,
  showInvitation,
  withdrawInvitation,
} from '../../src/app/accounts/invitations.ts';
import { findPerson, showInstance, switchSignUp } from '../../src/app/accounts/owning.ts';
import { askReset, resetPassword, setPassword, showReset } from '../../src/app/accounts/password-changes.ts';
import { hashWork } from '../../src/app/accounts/password-hashes.ts';
import { changeProfile, showAccount } from '../../src/app/accounts/profiles.ts';
import { askSignUp, signUp } from '../../src/app/accounts/sign-up.ts';
import { signIn } from '../../src/app/accounts/signing-in.ts';
import { takeInvitation } from '../../src/app/accounts/taking.ts';
import {
  acknowledgeTokens,
  endToken,
  listTokens,
  makeServerToken,
  makeToken,
  whoseToken,
} from '../../src/app/accounts/tokens.ts';
import { findAll } from '../../src/store/find.ts';
import { outbox } from '../../src/store/people.table.ts';
import {
  actorBy,
  type Door,
  doDeed,
  invited,
  joinedBy,
  type Known,
  makeOwner,
  newDoor,
  OTHER_PASSWORD,
  PASSWORD,
  refusalOf,
} from './door.ts';

let door: Door;
let edda: Known;

beforeEach(async () => {
  door = await newDoor();
  edda = await makeOwner(door);
});

const letters = () => door.store.read((rows) => findAll(rows, outbox, {}));
const engagements = () => door.store.read(({ db }) => db.selectFrom('engagements').selectAll().execute());
const linkIn = async (kind: string) =>
  (await letters())
    .findLast((letter) => letter.kind === kind)
    ?.content?.['link']?.split('/')
    .at(-1) ?? '';

describe('an invitation', () => {
  it('from a coach makes a client and their engagement', async () => {
    const mira = await joinedBy(door, edda, 'client', 'Mira');
    expect(await engagements()).toMatchObject([
      { clientId: mira.id, coachId: edda.id, state: 'exploring', zone: 'Europe/Lisbon' },
    ]);
  });

  it('from a client brings a coach', async () => {
    const bo = await joinedBy(door, edda, 'coach', 'Bo');
    expect(await engagements()).toMatchObject([{ clientId: edda.id, coachId: bo.id }]);
  });

  it('is taken by somebody who is here already, once, and by nobody for themselves', async () => {
    const mira = await joinedBy(door, edda, 'person', 'Mira');
    const secret = await invited(door, edda, 'client');
    expect(await refusalOf(door, takeInvitation, { secret })).toBe('account.sign_in');
    expect(await refusalOf(door, takeInvitation, { secret }, edda.actor)).toBe('engagement.same_person');
    await doDeed(door, takeInvitation, { secret }, mira.actor);
    expect(await refusalOf(door, takeInvitation, { secret }, mira.actor)).toBe('invitation.over');
    const again = await invited(door, edda, 'client');
    expect(await refusalOf(door, takeInvitation, { secret: again }, mira.actor)).toBe('engagement.exists');
    expect(await engagements()).toHaveLength(1);
    // What was refused is still there for the one it was meant for.
    await doDeed(door, showInvitation, { secret: again });
  });

  it('shows who invites to what, as often as one looks, until two weeks are over', async () => {
    const { link } = await doDeed<{ link: string }>(
      door,
      invite,
      { role: 'client', note: 'Shall we?', email: 'mira@example.org' },
      edda.actor,
    );
    const secret = link.split('/').at(-1);
    const offer = { inviter: 'Edda Kranz', role: 'client', note: 'Shall we?', email: 'mira@example.org' };
    expect(await doDeed(door, showInvitation, { secret })).toMatchObject(offer);
    door.clock.pass({ days: 13, hours: 23 });
    expect(await doDeed(door, showInvitation, { secret })).toMatchObject(offer);
    door.clock.pass({ hours: 1 });
    expect(await refusalOf(door, showInvitation, { secret })).toBe('invitation.over');
    const late = { name: 'Mira', email: 'm@example.org', zone: 'UTC', password: OTHER_PASSWORD };
    expect(await refusalOf(door, signUp, { ...late, invitation: secret })).toBe('invitation.over');
  });

  it('can be withdrawn by whoever made it, and lists where each stands', async () => {
    const mira = await joinedBy(door, edda, 'person', 'Mira');
    const secret = await invited(door, edda, 'client');
    const listed = await doDeed<{ invitations: { id: string; state: string }[] }>(
      door,
      listInvitations,
      {},
      edda.actor,
    );
    const waiting = listed.invitations.find(({ state }) => state === 'waiting');
    expect(listed.invitations.map(({ state }) => state).sort()).toEqual(['taken', 'waiting']);
    const which = { invitationId: waiting?.id };
    expect(await refusalOf(door, withdrawInvitation, which, mira.actor)).toBe('invitation.not_found');
    await doDeed(door, withdrawInvitation, which, edda.actor);
    expect(await refusalOf(door, showInvitation, { secret })).toBe('invitation.over');
    expect(await refusalOf(door, invite, { role: 'person' }, mira.actor)).toBe('invitation.owner_only');
  });

  it('mails its link, with the name of who invites and no note', async () => {
    const given = { role: 'client', note: 'CANARY note', email: 'mira@example.org' };
    await doDeed(door, invite, given, edda.actor);
    const [letter] = (await letters()).filter(({ kind }) => kind === 'invitation');
    expect(letter?.to).toBe('mira@example.org');
    expect(letter?.content).toMatchObject({ inviter: 'Edda Kranz', role: 'client' });
    expect(JSON.stringify(letter)).not.toContain('CANARY');
  });
});

describe('signing up without an invitation', () => {
  it('is closed until the owner opens it', async () => {
    const mira = await joinedBy(door, edda, 'person', 'Mira');
    expect(await refusalOf(door, askSignUp, { email: 'x@example.org' })).toBe('account.sign_up_closed');
    expect(await refusalOf(door, switchSignUp, { open: true }, mira.actor)).toBe('instance.not_found');
    await doDeed(door, switchSignUp, { open: true }, edda.actor);
    await doDeed(door, askSignUp, { email: 'noor@example.org' });
    const link = await linkIn('sign up');
    const input = { name: 'Noor', email: 'noor@example.org', zone: 'UTC', password: OTHER_PASSWORD };
    expect(await refusalOf(door, signUp, { ...input, email: 'else@example.org', link })).toBe(
      'account.link_over',
    );
    await doDeed(door, signUp, { ...input, link });
    expect(await refusalOf(door, signUp, { ...input, name: 'Again', link })).toBe('account.link_over');
  });

  it('answers alike for an address that has an account, which is told by mail', async () => {
    await doDeed(door, switchSignUp, { open: true }, edda.actor);
    expect(await doDeed(door, askSignUp, { email: edda.email })).toEqual({});
    expect((await letters()).map(({ kind, to }) => [kind, to])).toEqual([['sign up again', edda.email]]);
  });
});

describe('a forgotten password', () => {
  it('is set anew by a mailed link, once, within the hour; every sign-in ends', async () => {
    expect(await doDeed(door, askReset, { email: edda.email })).toEqual({});
    const secret = await linkIn('reset');
    expect(await doDeed(door, showReset, { secret })).toEqual({ hasSecondFactor: false });
    expect(await refusalOf(door, resetPassword, { secret, password: 'short' })).toBe(
      'account.password_short',
    );
    await doDeed(door, resetPassword, { secret, password: OTHER_PASSWORD });
    expect(await actorBy(door, edda.secret)).toBeUndefined();
    expect(await refusalOf(door, resetPassword, { secret, password: PASSWORD })).toBe('account.link_over');
    await doDeed(door, signIn, { email: edda.email, password: OTHER_PASSWORD });
  });

  it('gets the same answer, work and silence for an address nobody has', async () => {
    const before = hashWork();
    expect(await doDeed(door, askReset, { email: 'nobody@example.org' })).toEqual({});
    expect(hashWork()).toBe(before);
    expect(await letters()).toEqual([]);
  });

  it('sends five links an hour at most, and does not say so', async () => {
    for (let times = 0; times < 8; times += 1) await doDeed(door, askReset, { email: edda.email });
    expect(await letters()).toHaveLength(5);
  });

  it('is over after an hour, and cannot be asked for without a mail server', async () => {
    await doDeed(door, askReset, { email: edda.email });
    const secret = await linkIn('reset');
    door.clock.pass({ hours: 1 });
    expect(await refusalOf(door, showReset, { secret })).toBe('account.link_over');
    const mute = await newDoor({ hasMail: false });
    expect(await refusalOf(mute, askReset, { email: edda.email })).toBe('account.no_mail');
  });

  it('can be set at the server', async () => {
    expect(await setPassword(door.ports, edda.email, OTHER_PASSWORD)).toMatchObject({ ok: true });
    expect(await actorBy(door, edda.secret)).toBeUndefined();
    expect(await setPassword(door.ports, 'nobody@example.org', OTHER_PASSWORD)).toMatchObject({
      refusal: 'account.unknown',
    });
  });
});

describe('a new address', () => {
  it('holds once its link was opened; the old one is told at once', async () => {
    await doDeed(door, changeAddress, { email: 'new@example.org' }, edda.actor);
    expect((await letters()).map(({ kind, to }) => [kind, to]).sort()).toEqual([
      ['address changing', 'edda@example.org'],
      ['confirm address', 'new@example.org'],
    ]);
    const secret = await linkIn('confirm address');
    expect(await doDeed(door, showAddress, { secret })).toEqual({ email: 'new@example.org' });
    await doDeed(door, signIn, { email: edda.email, password: PASSWORD });
    await doDeed(door, confirmAddress, { secret });
    await doDeed(door, signIn, { email: 'new@example.org', password: PASSWORD });
    expect(await refusalOf(door, signIn, { email: edda.email, password: PASSWORD })).toBe(
      'account.wrong_sign_in',
    );
  });

  it('gets the same answer when somebody has it, and no link', async () => {
    const mira = await joinedBy(door, edda, 'person', 'Mira');
    expect(await doDeed(door, changeAddress, { email: mira.email }, edda.actor)).toEqual({ waits: true });
    expect((await letters()).map(({ kind }) => kind)).toEqual(['address changing']);
  });
});

describe('a token', () => {
  it('acts for its person until it is ended, and never on the account', async () => {
    const { id, token } = await doDeed<{ id: string; token: string }>(
      door,
      makeToken,
      { label: 'Script' },
      edda.actor,
    );
    const program = await whoseToken(door.ports, token);
    expect(program).toEqual({ kind: 'person', personId: edda.id, via: 'token', tokenId: id });
    expect(await doDeed(door, showAccount, {}, program)).toMatchObject({ name: 'Edda Kranz' });
    expect(await refusalOf(door, changeProfile, { name: 'Eve' }, program)).toBe('account.not_by_token');
    expect(await refusalOf(door, makeToken, { label: 'More' }, program)).toBe('account.not_by_token');
    const mira = await joinedBy(door, edda, 'person', 'Mira');
    expect(await refusalOf(door, endToken, { tokenId: id }, mira.actor)).toBe('token.not_found');
    await doDeed(door, endToken, { tokenId: id }, edda.actor);
    expect(await whoseToken(door.ports, token)).toBeUndefined();
    const kept = JSON.stringify(
      await door.store.read(({ db }) => db.selectFrom('tokens').selectAll().execute()),
    );
    expect(kept).not.toContain(token);
  });

  it('made at the server is told to its person until they say that they know', async () => {
    const made = await makeServerToken(door.ports, edda.email, 'cron');
    expect(made).toMatchObject({ ok: true });
    expect(await doDeed(door, showAccount, {}, edda.actor)).toMatchObject({ untoldTokens: 1 });
    const { tokens } = await doDeed<{ tokens: object[] }>(door, listTokens, {}, edda.actor);
    expect(tokens).toMatchObject([{ label: 'cron', madeBy: 'server', isTold: false }]);
    await doDeed(door, acknowledgeTokens, {}, edda.actor);
    expect(await doDeed(door, showAccount, {}, edda.actor)).toMatchObject({ untoldTokens: 0 });
  });
});

describe('the owner', () => {
  it('sees numbers and finds people by exact address; nobody else does', async () => {
    const mira = await joinedBy(door, edda, 'client', 'Mira');
    expect(await doDeed(door, showInstance, {}, edda.actor)).toMatchObject({ people: 2, engagements: 1 });
    expect(await refusalOf(door, showInstance, {}, mira.actor)).toBe('instance.not_found');
    expect(await refusalOf(door, findPerson, { email: edda.email }, mira.actor)).toBe('instance.not_found');
    const { found } = await doDeed<{ found: object }>(door, findPerson, { email: mira.email }, edda.actor);
    expect(found).toMatchObject({ name: 'Mira', engagements: 1 });
    expect(await doDeed(door, findPerson, { email: 'mira@example' + '.com' }, edda.actor)).toEqual({
      found: null,
    });
  });
});

it('a client who moves takes the days of their engagements along', async () => {
  const mira = await joinedBy(door, edda, 'client', 'Mira');
  await doDeed(door, changeProfile, { zone: 'Asia/Kathmandu' }, mira.actor);
  await doDeed(door, changeProfile, { zone: 'America/St_Johns' }, edda.actor);
  expect(await engagements()).toMatchObject([{ zone: 'Asia/Kathmandu', coachZone: 'America/St_Johns' }]);
});
