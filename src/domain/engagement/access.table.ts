// Who sees what: one row for each thing, one column for each standing. Every read and every write passes it.

/** How a person stands to a thing: as its client (whoever it belongs to), as a coach of then or now, or not at all. */
export const STANDINGS = [
  'client',
  'coach',
  /** After the end, for as many days as the agreement says. */
  'former coach',
  /** After those days. */
  'past coach',
  /** Pays, later; until then reads nothing. */
  'sponsor',
  /** Of the instance: settings, people and backups, never content. */
  'owner',
  'stranger',
  'anonymous',
] as const;

/** What each grant lets its holder do, and on which condition; whoever reads may also count. */
export const GRANTS = {
  none: {},
  counts: { count: 'always' },
  reads: { read: 'always' },
  'reads own': { read: 'author' },
  'reads if shared': { read: 'shared' },
  'reads if placed': { read: 'placed' },
  suggests: { read: 'always', suggest: 'always' },
  'suggests if placed': { read: 'placed', suggest: 'placed' },
  writes: { read: 'always', write: 'always' },
  'writes own': { read: 'always', write: 'author' },
  'writes if shared': { read: 'shared', write: 'shared' },
  'writes with link': { read: 'link', write: 'link' },
  'own only': { read: 'author', write: 'author' },
  'own or shared': { read: 'author or shared', write: 'author' },
} as const;

// biome-ignore format: a table is read by its columns
/** The table. The columns are `STANDINGS` in their order. */
export const ACCESS = {
  //                      client           coach                 former coach       past coach   sponsor     owner       stranger    anonymous
  // what belongs to the person
  'big picture':         ['writes',        'reads if shared',    'reads if shared', 'none',      'none',     'none',     'none',     'none'],
  goal:                  ['writes',        'suggests if placed', 'reads if placed', 'none',      'none',     'none',     'none',     'none'],
  attainment:            ['writes',        'reads if placed',    'reads if placed', 'none',      'none',     'none',     'none',     'none'],
  'enough steps':        ['reads',         'reads if placed',    'reads if placed', 'none',      'none',     'none',     'none',     'none'],
  reflection:            ['writes',        'reads if shared',    'reads if shared', 'none',      'none',     'none',     'none',     'none'],
  moment:                ['writes',        'reads if shared',    'reads if shared', 'none',      'none',     'none',     'none',     'none'],
  acknowledgement:       ['writes',        'writes if shared',   'reads if shared', 'none',      'none',     'none',     'none',     'none'],
  sharing:               ['writes',        'none',               'none',            'none',      'none',     'none',     'none',     'none'],
  reading:               ['reads',         'none',               'none',            'none',      'none',     'none',     'none',     'none'],
  'reflection needle':   ['reads',         'none',               'none',            'none',      'none',     'none',     'none',     'none'],
  mail:                  ['writes',        'none',               'none',            'none',      'none',     'none',     'none',     'none'],
  calendar:              ['writes',        'none',               'none',            'none',      'none',     'none',     'none',     'none'],
  'pledged hours':       ['writes',        'none',               'none',            'none',      'none',     'none',     'none',     'none'],
  'free times':          ['writes',        'reads',              'none',            'none',      'none',     'none',     'none',     'none'],
  // what belongs to the engagement
  engagement:            ['writes',        'writes',             'reads',           'reads',     'none',     'none',     'none',     'none'],
  agreement:             ['reads',         'writes',             'reads',           'reads',     'none',     'none',     'none',     'none'],
  signature:             ['writes',        'writes',             'reads',           'reads',     'none',     'none',     'none',     'none'],
  sprint:                ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  expectations:          ['writes',        'reads',              'reads',           'none',      'none',     'none',     'none',     'none'],
  pause:                 ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  'session dates':       ['writes',        'writes',             'reads',           'reads',     'none',     'counts',   'none',     'none'],
  'real hours':          ['reads',         'reads',              'reads',           'reads',     'none',     'counts',   'none',     'none'],
  session:               ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  'agenda topic':        ['writes',        'suggests',           'reads',           'none',      'none',     'none',     'none',     'none'],
  'session note':        ['writes own',    'writes own',         'reads',           'reads own', 'none',     'none',     'none',     'none'],
  conclusion:            ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  inquiry:               ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  'private note':        ['own only',      'own only',           'own only',        'own only',  'none',     'none',     'none',     'none'],
  'coach file':          ['none',          'own only',           'own only',        'own only',  'none',     'none',     'none',     'none'],
  'coach journal':       ['none',          'own only',           'own only',        'own only',  'none',     'none',     'none',     'none'],
  step:                  ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  'what got in the way': ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  'closing check':       ['writes',        'reads if shared',    'reads if shared', 'none',      'none',     'none',     'none',     'none'],
  review:                ['writes',        'writes',             'reads',           'none',      'none',     'none',     'none',     'none'],
  'review answer':       ['own or shared', 'own or shared',      'own or shared',   'reads own', 'none',     'none',     'none',     'none'],
  'ending reason':       ['own or shared', 'own or shared',      'own or shared',   'reads own', 'none',     'none',     'none',     'none'],
  'rhythm needle':       ['reads',         'reads',              'reads',           'none',      'none',     'none',     'none',     'none'],
  'action needle':       ['reads',         'reads',              'reads',           'none',      'none',     'none',     'none',     'none'],
  // what belongs to an account or to the instance
  account:               ['own only',      'own only',           'own only',        'own only',  'own only', 'own only', 'own only', 'none'],
  today:                 ['own only',      'own only',           'own only',        'own only',  'own only', 'own only', 'own only', 'none'],
  roster:                ['own only',      'own only',           'own only',        'own only',  'own only', 'own only', 'own only', 'none'],
  search:                ['own only',      'own only',           'own only',        'own only',  'own only', 'own only', 'own only', 'none'],
  export:                ['own only',      'own only',           'own only',        'own only',  'own only', 'own only', 'own only', 'none'],
  question:              ['reads',         'reads',              'reads',           'reads',     'reads',    'reads',    'reads',    'none'],
  invitation:            ['own only',      'own only',           'own only',        'own only',  'own only', 'own only', 'own only', 'none'],
  'invitation link':     ['writes with link', 'writes with link', 'writes with link', 'writes with link', 'writes with link', 'writes with link', 'writes with link', 'writes with link'],
  'way in':              ['writes',        'writes',             'writes',          'writes',    'writes',   'writes',   'writes',   'writes'],
  people:                ['none',          'none',               'none',            'none',      'none',     'writes',   'none',     'none'],
  'instance settings':   ['none',          'none',               'none',            'none',      'none',     'writes',   'none',     'none'],
  backup:                ['none',          'none',               'none',            'none',      'none',     'writes',   'none',     'none'],
} as const;
