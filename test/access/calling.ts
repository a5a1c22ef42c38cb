// Calling a deed's endpoint as a walker's program does: by its token, with path, query and body as the deed is placed.
import { namesIn } from './inputs.ts';
import type { Ground, Stride } from './walk.ts';
import { readerOf } from './walkers.ts';

function addressOf({ deed, input }: Stride): { method: string; url: string; body: string | null } {
  const [method = 'GET', path = '/'] = deed.path.split(' ');
  const given = input as Readonly<Record<string, unknown>>;
  const names = namesIn(deed.path);
  const place = path.replace(/:(\w+)/g, (_all, name) => encodeURIComponent(String(given[name])));
  const rest = Object.entries(given).filter(([name]) => !names.includes(name));
  const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)]));
  const isAsking = method === 'GET' || method === 'DELETE';
  const url = `http://localhost:4400/api/v1${place}${isAsking && rest.length > 0 ? `?${query}` : ''}`;
  return { method, url, body: isAsking ? null : JSON.stringify(Object.fromEntries(rest)) };
}

/** What the API answers to a stride, taken by its walker's program. */
export async function asked(ground: Ground, stride: Stride): Promise<Response> {
  const { hood, rehearsal } = ground;
  const { personId } = readerOf(hood, stride.walker);
  const { method, url, body } = addressOf(stride);
  const headers = new Headers(
    personId === null ? {} : { authorization: `Bearer ${await hood.tokenOf(personId)}` },
  );
  if (body !== null) headers.set('content-type', 'application/json');
  return rehearsal.site.request(url, { method, headers, ...(body === null ? {} : { body }) });
}
