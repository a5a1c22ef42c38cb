// Which HTTP status a refusal's code stands for; pages and API answer alike.

const BY_CODE: Readonly<Record<string, number>> = {
  'account.sign_in': 401,
  'account.prove_again': 401,
  'account.not_by_token': 403,
  'input.not_json': 400,
  'input.not_an_object': 400,
  'input.not_a_form': 400,
  'input.too_large': 413,
  'request.from_elsewhere': 403,
  'server.unexpected': 500,
  'store.full': 507,
  'files.no_room': 507,
  'files.broken_off': 400,
  'store.unreadable': 503,
  'store.busy': 503,
  'store.unreachable': 503,
};

const BY_REASON: Readonly<Record<string, number>> = {
  not_found: 404,
  not_yours: 403,
  client_only: 403,
  coach_only: 403,
  too_many_attempts: 429,
  changed_meanwhile: 409,
  removed_meanwhile: 409,
  already: 409,
  exists: 409,
};

/** 422 unless the code or its reason says otherwise: the request was understood and cannot be done as it is. */
export function statusOf(code: string): 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 507 {
  const reason = code.slice(code.indexOf('.') + 1);
  return (BY_CODE[code] ?? BY_REASON[reason] ?? 422) as ReturnType<typeof statusOf>;
}
