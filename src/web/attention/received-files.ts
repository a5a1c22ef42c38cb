// A form with files, received as a stream: each file is sealed on the disk as it comes, whatever its length.
import { PassThrough, pipeline as piping, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { dropSpooled, type Spooled, spool } from '../../app/attention/arriving-files.ts';
import { MOST_FILES } from '../../app/attention/files.ts';
import type { Reach } from '../../app/attention/reach.ts';
import { accept, type Outcome, refuse } from '../../domain/kernel/outcome.ts';

/** What a form brought: files that are sealed, and what stood in its other fields. */
export interface Received {
  readonly files: readonly (Spooled & { readonly name: string })[];
  readonly fields: Readonly<Record<string, string>>;
}

type Sealing = Promise<Outcome<Received['files'][number]>>;

const LIMITS = { files: MOST_FILES, fields: 20, fieldSize: 10_000, headerPairs: 50, headerSize: 16_384 };

/** The name of a file as it can be shown: without control characters, at most 255 characters. */
function shownName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim();
  return [...plain].slice(0, 200).join('').slice(0, 255) || 'mail';
}

/** The bytes of a file; whoever stops reading them early has not ended them. */
async function* kept(bytes: PassThrough): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes.iterator({ destroyOnReturn: false })) yield chunk as Uint8Array;
}

/** Seals the files of a form as they come; what was sealed of a form that breaks off goes away again. */
function collecting(form: BusboyInstance, reach: Reach) {
  const sealing: Sealing[] = [];
  const open: PassThrough[] = [];
  const fields: Record<string, string> = {};
  let isTooMany = false;
  form.on('field', (name, value) => {
    if (['name', 'sourceId'].includes(name) && value.trim() !== '') fields[name] = value;
  });
  form.on('filesLimit', () => {
    isTooMany = true;
  });
  form.on('file', (_field, stream, filename) => {
    // A field in which no file was chosen is sent without a name.
    if (!filename) {
      stream.resume();
      return;
    }
    const bytes = new PassThrough();
    // Whoever seals it hears of it; afterwards, or before that begins, nobody has to.
    bytes.on('error', () => undefined);
    // A part that breaks off is heard from this moment on, and ends what seals it.
    piping(stream, bytes, () => undefined);
    open.push(bytes);
    const sealed = spool(reach, kept(bytes)).then((outcome): Awaited<Sealing> => {
      // What does not fit any more is let pass by, so that the answer is heard.
      if (!outcome.ok) bytes.resume();
      return outcome.ok ? accept({ ...outcome.value, name: shownName(filename) }) : outcome;
    });
    sealed.catch(() => undefined);
    sealing.push(sealed);
  });
  const breakOff = (): void => {
    for (const bytes of open) bytes.destroy(new Error('The form broke off.'));
  };
  return { sealing, fields, breakOff, isTooMany: () => isTooMany };
}

async function dropAll(reach: Reach, sealing: readonly Sealing[]): Promise<void> {
  const settled = await Promise.allSettled(sealing);
  const sealed = settled.flatMap((one) =>
    one.status === 'fulfilled' && one.value.ok ? [one.value.value] : [],
  );
  await dropSpooled(reach, sealed);
}

function formOf(type: string): BusboyInstance | undefined {
  try {
    return new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
  } catch {
    return undefined;
  }
}

/** Receives a form with files. Refused or broken off, it leaves nothing behind. */
export async function receiveFiles(
  reach: Reach,
  type: string,
  body: globalThis.ReadableStream<Uint8Array>,
): Promise<Outcome<Received>> {
  const form = formOf(type);
  if (!form) return refuse('input.not_a_form');
  const { sealing, fields, breakOff, isTooMany } = collecting(form, reach);
  try {
    await pipeline(Readable.fromWeb(body as ReadableStream), form);
    const outcomes = await Promise.all(sealing);
    const refused = outcomes.find((one) => !one.ok);
    const wrong = isTooMany() ? refuse('files.too_many', { most: MOST_FILES }) : refused;
    if (!wrong && outcomes.length > 0)
      return accept({ files: outcomes.flatMap((one) => (one.ok ? [one.value] : [])), fields });
    await dropAll(reach, sealing);
    return wrong && !wrong.ok ? wrong : refuse('files.none');
  } catch {
    breakOff();
    await dropAll(reach, sealing);
    return refuse('files.broken_off');
  }
}
