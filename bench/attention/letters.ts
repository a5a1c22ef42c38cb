// Raw letters that nobody wrote: headers as servers leave them, plain, quoted-printable, with a page beside, with files. From one seed.
import { chanceFrom } from './chance.ts';

/** Whose mailbox it is. */
export const OWNER = 'owner@house.example';

const SYLLABLES =
  'ba be bo da de du fa fi ga go ka ki la lo ma mi na no pa pe ra ri sa so ta te va vo wa zu'.split(' ');
const WORDS = 3_000;
const PEOPLE = 60;
const DAY = 86_400_000;
const BEGAN = Date.UTC(2024, 0, 1);
const ASKS = [
  'Could you send me the numbers by Friday?',
  'Please let me know what you think.',
  'Can you review this?',
];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** What letters are made with. */
class Maker {
  private readonly chance = chanceFrom(41);
  private readonly words: readonly string[];
  private readonly recent: { readonly id: string; readonly subject: string; readonly from: string }[] = [];
  private number = 0;

  constructor() {
    this.words = Array.from({ length: WORDS }, () =>
      Array.from({ length: 2 + this.below(3) }, () => SYLLABLES[this.below(SYLLABLES.length)]).join(''),
    );
  }

  private below(most: number): number {
    return Math.floor(this.chance.next() * most);
  }

  /** A word; few words make most of a text, as everywhere. */
  private word(): string {
    return this.words[Math.floor(WORDS ** this.chance.next())] ?? 'ba';
  }

  private text(count: number): string {
    let text = '';
    let line = 0;
    for (let at = 0; at < count; at++) {
      const word = this.word();
      line += word.length + 1;
      text += line > 68 ? `\n${word} ` : `${word} `;
      if (line > 68) line = word.length;
      if (at % 12 === 11) text += '. ';
    }
    return `${text}\n`;
  }

  private headers(from: string, subject: string, id: string, at: number, list: boolean): string[] {
    const then = new Date(at);
    const hex = (length: number): string =>
      Array.from({ length }, () => this.below(16).toString(16)).join('');
    return [
      `Return-Path: <${from}>`,
      ...[1, 2, 3].map(
        (hop) =>
          `Received: from mx${hop}.there.example (mx${hop}.there.example [192.0.2.${hop}])\n\tby mail.house.example with ESMTPS id ${hex(16)}\n\tfor <${OWNER}>; ${DAYS[then.getUTCDay()]}, ${then.toUTCString().slice(5)}`,
      ),
      `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=there.example; s=key;\n\th=from:to:subject:date; bh=${hex(44)};\n\tb=${hex(60)}\n\t ${hex(72)}\n\t ${hex(72)}`,
      `From: "${from.split('@')[0]} Person" <${from}>`,
      list ? 'To: team@lists.example' : `To: Owner <${OWNER}>`,
      ...(list && this.below(3) === 0 ? [`Cc: Owner <${OWNER}>, p${this.below(PEOPLE)}@there.example`] : []),
      `Subject: ${subject}`,
      `Date: ${then.toUTCString().replace('GMT', '+0000')}`,
      `Message-ID: ${id}`,
      'MIME-Version: 1.0',
      ...(list ? ['List-Id: <team.lists.example>', 'List-Post: <mailto:team@lists.example>'] : []),
    ];
  }

  private body(): { readonly fields: readonly string[]; readonly text: string } {
    const ask = this.below(3) === 0 ? `\n${ASKS[this.below(ASKS.length)]}\n` : '\n';
    const quoted = this.text(60).replace(/^/gm, '> ');
    const plain = `${this.text(60 + this.below(240))}${ask}\nOn Monday, p3 Person wrote:\n${quoted}\n-- \np Person\n`;
    const kind = this.below(10);
    if (kind < 5) return { fields: ['Content-Type: text/plain; charset=utf-8'], text: plain };
    if (kind < 6)
      return {
        fields: [
          'Content-Type: text/plain; charset=iso-8859-1',
          'Content-Transfer-Encoding: quoted-printable',
        ],
        text: plain.replaceAll('o', '=F6'),
      };
    const page = `<html><head><style>p { margin: 0 }</style></head><body>${plain.replace(/\n/g, '<br>\n')}</body></html>\n`;
    const both = `--bb\nContent-Type: text/plain; charset=utf-8\n\n${plain}\n--bb\nContent-Type: text/html; charset=utf-8\n\n${page}\n--bb--\n`;
    if (kind < 9) return { fields: ['Content-Type: multipart/alternative; boundary="bb"'], text: both };
    const file = Array.from(
      { length: 260 },
      () => 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVowMTIzNDU2Nzg5QUJDREVGR0hJSktMTU5PUFFS',
    ).join('\n');
    return {
      fields: ['Content-Type: multipart/mixed; boundary="mm"'],
      text: `--mm\nContent-Type: multipart/alternative; boundary="bb"\n\n${both}\n--mm\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64\n\n${file}\n--mm--\n`,
    };
  }

  /** The next letter, with the line that stands before it in a mailbox file. */
  next(): string {
    const number = this.number++;
    const at = BEGAN + Math.floor(number * (DAY / 137));
    const answered = this.below(2) === 0 ? this.recent[this.below(this.recent.length)] : undefined;
    const isMine = answered !== undefined && answered.from !== OWNER && this.below(12) === 0;
    const from = isMine ? OWNER : `p${Math.floor(PEOPLE ** this.chance.next())}@there.example`;
    const id = `<${number}.${this.below(1e9)}@${isMine ? 'house' : 'there'}.example>`;
    const subject = answered
      ? `Re: ${answered.subject.replace(/^Re: /, '')}`
      : `${this.word()} ${this.word()} ${this.word()}`;
    const { fields, text } = this.body();
    const head = this.headers(from, subject, id, at, this.below(2) === 0);
    if (answered) head.push(`In-Reply-To: ${answered.id}`, `References: ${answered.id}`);
    this.recent.push({ id, subject, from });
    if (this.recent.length > 40) this.recent.shift();
    return `From ${from} ${new Date(at).toUTCString()}\n${[...head, ...fields].join('\n')}\n\n${text}\n`;
  }
}

/** Letters without end, always the same. */
export function* letters(): Generator<string> {
  const maker = new Maker();
  for (;;) yield maker.next();
}

/** The first so many. */
export function firstLetters(count: number): readonly string[] {
  return letters().take(count).toArray();
}
