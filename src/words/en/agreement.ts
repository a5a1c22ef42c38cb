// What the page of the agreement says around the text itself.
import { agreementText } from './agreement-text.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const agreement = {
  title: 'The agreement',
  lede: 'What the two of you can rely on.',
  usual: agreementText,
  version: (number: number, day: string) => `Version ${number}, written ${day}`,
  none: {
    client: (name: string) =>
      `${name} has not put the agreement forward yet. It waits for you here once it is there.`,
    alone: 'An agreement needs two. It comes once your coach is here.',
    invite: 'Invite your coach',
    coach: 'This is the text that comes with Throughline. Read it, make it yours, and put it forward.',
    earlier: 'This is the text you wrote last for somebody else. Look at it once more, and put it forward.',
  },
  states: {
    holds: 'Both have signed. This is what holds.',
    waitsForYou: (name: string) => `It waits for your signature. ${name} has signed.`,
    waitsForOther: (name: string) => `You have signed. It waits for ${name}.`,
    waitsForBoth: 'It waits for both signatures.',
    over: 'The work has ended. This is how the agreement stood.',
    changed: (number: number, day: string) =>
      `The text changed on ${day}. Until both have signed this one, version ${number} holds; the next sprint needs the new one.`,
  },
  earlier: (number: number) => `Read version ${number}, which holds until then`,
  terms: {
    title: 'Terms',
    notice: 'Notice for moving a session',
    hours: (count: number) => (count === 0 ? 'none' : count === 1 ? '1 hour' : `${count} hours`),
    afterEnd: 'The coach reads on after the end',
    days: (count: number) => (count === 0 ? 'not at all' : days(count)),
    retention: 'Shared notes are kept after the end',
    months: (count: number) => (count === 0 ? 'not at all' : count === 1 ? '1 month' : `${count} months`),
    tellsCoach: 'When a step is past its date',
    tells: 'the coach is told once',
    tellsNot: 'only the client is told',
  },
  signatures: {
    title: 'Signatures',
    none: 'Nobody has signed yet.',
    of: { client: 'Client', coach: 'Coach' },
    signed: (moment: string) => `signed ${moment}`,
    under: 'under fingerprint',
    fingerprint: 'Fingerprint of this text and its terms',
  },
  sign: {
    title: 'Sign it',
    lead: 'Write your name as you would on paper. Name, time and the fingerprint of this very text are kept.',
    name: 'Your name',
    act: 'Sign the agreement',
  },
  write: {
    title: 'Put a text forward',
    change: 'Change the text',
    changeLead: 'A changed text is a new version. Both sign it again.',
    text: 'The text',
    textHint: 'A line that begins with ## is a heading.',
    noticeHours: 'Hours of notice for moving a session',
    noticeHint: '0 to 168',
    afterEndDays: 'Days you go on reading after the end',
    afterEndHint: '0 to 30',
    retentionMonths: 'Months shared notes are kept after the end',
    retentionHint: '0 to 120',
    tellsCoach: 'Tell me once when a step is past its date',
    act: 'Put it forward',
    actChanged: 'Put the new text forward',
  },
  said: {
    written: 'Put forward. Both sign it now, each in their own time.',
    signed: 'Signed.',
  },
};
