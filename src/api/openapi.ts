// The OpenAPI 3.1 document, drawn from the deeds themselves, so that it cannot disagree with them.
import { z } from 'zod';
import type { AnyDeed } from '../app/deed.ts';
import { statusOf } from '../words/refusal-status.ts';

type Schema = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  required?: string[];
};

function schemaOf(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return schema as Schema;
}

function without(schema: Schema, names: readonly string[]): Schema {
  const properties = Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => !names.includes(name)),
  );
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  const { required: _, ...rest } = schema;
  return required.length > 0 ? { ...rest, properties, required } : { ...rest, properties };
}

const parameterOf = (place: 'path' | 'query', schema: Schema) => (name: string) => ({
  name,
  in: place,
  required: place === 'path' || (schema.required ?? []).includes(name),
  schema: schema.properties?.[name] ?? { type: 'string' },
});

function parametersOf(deed: AnyDeed, schema: Schema, inPath: readonly string[]): readonly object[] {
  const asked = deed.reads
    ? Object.keys(schema.properties ?? {}).filter((name) => !inPath.includes(name))
    : [];
  return [...inPath.map(parameterOf('path', schema)), ...asked.map(parameterOf('query', schema))];
}

const PROBLEM = {
  description: 'A problem; its code says which and its title what mends it.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function operationOf(deed: AnyDeed, inPath: readonly string[]): object {
  const input = schemaOf(deed.input, 'input');
  const body = without(input, inPath);
  const hasBody = !deed.reads && Object.keys(body.properties ?? {}).length > 0;
  const content = { 'application/json': { schema: schemaOf(deed.output, 'output') } };
  return {
    operationId: deed.name.replace(/\W/g, '_'),
    summary: deed.says,
    tags: [deed.name.split('.')[0]],
    parameters: parametersOf(deed, input, inPath),
    ...(hasBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } }
      : {}),
    responses: { [deed.reads ? 200 : 201]: { description: deed.says, content }, default: PROBLEM },
  };
}

/** A problem may say more than this: dates, counts and names of fields that mend it. */
const problemSchema = (codes: readonly string[]) => ({
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer', enum: [...new Set(codes.map(statusOf))].sort() },
    code: { type: 'string', enum: codes },
    fields: { type: 'array', items: { type: 'string' } },
  },
});

/** The whole document; `codes` are all that a refusal may carry. */
export function openApiOf(deeds: readonly AnyDeed[], codes: readonly string[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const deed of deeds) {
    const [method = 'GET', path = '/'] = deed.path.split(' ');
    const inPath = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
    const address = `/api/v1${path.replace(/:(\w+)/g, '{$1}')}`;
    paths[address] = { ...paths[address], [method.toLowerCase()]: operationOf(deed, inPath) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Throughline',
      version: '1',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema(codes) },
    },
  };
}
