// Marks that fall close together, moved apart as little as possible and kept in their order.

interface Block {
  sum: number;
  count: number;
}

/**
 * Places for marks that wish to stand at `wishes` (ascending), `rooms[i]` wide to either side, between `low` and `high`:
 * the least squares answer (pool adjacent violators). Where all of them need more than there is, they share evenly.
 */
export function spread(
  wishes: readonly number[],
  rooms: readonly number[],
  low: number,
  high: number,
): readonly number[] {
  const gaps = rooms.map((room, index) => (index === 0 ? 0 : room + (rooms[index - 1] ?? room)));
  const needed = gaps.reduce((sum, gap) => sum + gap, 0);
  const scale = needed > high - low && needed > 0 ? (high - low) / needed : 1;
  let passed = 0;
  const offsets = gaps.map((gap) => (passed += gap * scale));
  const blocks: Block[] = [];
  wishes.forEach((wish, index) => {
    blocks.push({ sum: wish - (offsets[index] ?? 0), count: 1 });
    mergeBack(blocks);
  });
  const last = offsets.at(-1) ?? 0;
  const levels = blocks.flatMap((block) => new Array<number>(block.count).fill(block.sum / block.count));
  return levels.map((level, index) => Math.min(high - last, Math.max(low, level)) + (offsets[index] ?? 0));
}

function mergeBack(blocks: Block[]): void {
  for (;;) {
    const [before, current] = blocks.slice(-2);
    if (!before || !current || before.sum / before.count <= current.sum / current.count) return;
    blocks.splice(-2, 2, { sum: before.sum + current.sum, count: before.count + current.count });
  }
}
