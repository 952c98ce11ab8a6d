/** What each needs, without those needs that would close a circle; of a circle the last one met is left out (P18). */
export function withoutCircles(needs: ReadonlyMap<string, readonly string[]>): Map<string, string[]> {
  const kept = new Map<string, string[]>();
  const open = new Set<string>();
  for (const start of needs.keys()) {
    // a path of its own instead of recursion: a chain may be as long as the backlog
    const path = kept.has(start) ? [] : [visit(start)];
    while (path.length > 0) {
      const { id, left } = path.at(-1)!;
      const next = left.shift();
      if (next === undefined) {
        open.delete(id);
        path.pop();
      } else if (!open.has(next)) {
        kept.get(id)!.push(next);
        if (!kept.has(next)) path.push(visit(next));
      }
    }
  }
  return kept;

  function visit(id: string): { id: string; left: string[] } {
    open.add(id);
    kept.set(id, []);
    return { id, left: [...(needs.get(id) ?? [])] };
  }
}
