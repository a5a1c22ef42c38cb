// The address of a screen: its route with what its names stand for.
import type { Place } from './place.ts';
import type { Screen } from './screens.table.ts';

/** The path of a screen; throws where the place has nothing for a name of its route. */
export function pathOf({ name, route, with: given }: Screen, place: Place): string {
  const { query, ...values } = given?.(place) ?? {};
  const path = route.replace(/:(\w+)(\{[^}]*\})?\??/g, (_all, key) => {
    const value = values[key];
    if (!value) throw new Error(`The screen ${name} has no ${key}.`);
    return encodeURIComponent(value);
  });
  return query ? `${path}?${query}` : path;
}
