// An open page's event stream in a test: what it heard, in order, and whether it still goes on.
import { expect } from 'vitest';
import type { Name } from './cast.ts';
import type { House } from './house.ts';

const SENTINEL = 'data: {"requestId":"sentinel"}';

/** Who listens, and by which sign-in. */
export interface Listening {
  readonly personId: string;
  readonly cookie: string;
}

/** The stream of one browser. */
export class Stream {
  private left = '';
  private readonly text = new TextDecoder();
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly house: House;
  private readonly personId: string;

  private constructor(house: House, personId: string, body: ReadableStream<Uint8Array>) {
    this.house = house;
    this.personId = personId;
    this.reader = body.getReader();
  }

  /** Opens the stream of one of the cast. */
  static async of(house: House, who: Name): Promise<Stream> {
    return Stream.by(house, { personId: house.person(who).id, cookie: await house.as(who).cookie() });
  }

  /** Opens the stream of anybody by their sign-in. */
  static async by(house: House, { personId, cookie }: Listening): Promise<Stream> {
    const headers = { host: new URL(house.ports.url).host, cookie };
    const response = await house.site.request(`${house.ports.url}/events`, { headers }, {});
    const type = response.headers.get('content-type');
    expect([response.status, type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    if (!response.body) throw new Error('The stream has no body.');
    const stream = new Stream(house, personId, response.body);
    expect(await stream.next()).toBe('retry: 3000');
    return stream;
  }

  /** The next message; undefined once the stream has ended. */
  async next(): Promise<string | undefined> {
    while (!this.left.includes('\n\n')) {
      const { done, value } = await this.reader.read();
      if (done) return undefined;
      this.left += this.text.decode(value, { stream: true });
    }
    const end = this.left.indexOf('\n\n');
    const message = this.left.slice(0, end);
    this.left = this.left.slice(end + 2);
    return message;
  }

  /** What was heard until now; `by` is the house that sends the last word, which everything before it precedes. */
  async heard(by: House = this.house): Promise<readonly string[]> {
    const id = this.personId;
    const own = { engagementId: null, personId: id, actorId: id, audience: 'author' } as const;
    by.ports.announce({ ...own, kinds: ['Test'], requestId: 'sentinel' });
    const all: string[] = [];
    for (;;) {
      const data = (await this.next())?.split('\n').at(-1);
      if (data === undefined || data === SENTINEL) return all;
      all.push(data);
    }
  }

  async close(): Promise<void> {
    await this.reader.cancel();
  }
}
