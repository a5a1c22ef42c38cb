// Long work gives others their turn: pages are answered meanwhile.

/** Work this long, in ms, at a stretch. */
const STRETCH = 12;

/** Something to await between two pieces of work: others get their turn once it has been a while. */
export function breather(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < STRETCH) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
