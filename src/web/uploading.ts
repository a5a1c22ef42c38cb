// Files on their way here: the one address where a request may be of any length, and take as long as it goes on coming.
import type { Context } from 'hono';

/** Where files are sent. */
export const UPLOADS = '/attention/files';

/** Whether a request sends files: it is read as a stream by whoever takes them, never as a whole. */
export function isUpload({ req }: Context): boolean {
  const type = req.header('content-type') ?? '';
  return req.method === 'POST' && req.path === UPLOADS && /^multipart\/form-data/i.test(type);
}
