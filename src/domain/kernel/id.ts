// An identity: text made outside the domain (UUIDv7, so that it sorts by the time it was made).

/** The identity of a person, goal, step or any other record. */
export type Id = string;
