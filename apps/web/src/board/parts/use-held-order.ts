import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { arrivedByMe } from './changes.js';
import { heldOrder } from './held-order.js';

/** After so long without a touch the order is applied, in ms. */
const IDLE = 10_000;

/** The order to show. While somebody's hand or focus is in the column, changes of the order wait. */
export function useHeldOrder(actual: readonly string[], holds: boolean, urgent: (id: string) => boolean) {
  const shown = useRef(actual);
  const [, again] = useState(0);
  const [idle, setIdle] = useState(false);
  const holding = holds && !idle;
  const held = useMemo(
    () =>
      holding ? heldOrder(shown.current, actual, (id) => urgent(id) || arrivedByMe(id)) : { ids: actual, waiting: 0 },
    [actual, holding, urgent],
  );
  const ids = held.ids.length === actual.length && held.waiting === 0 ? actual : held.ids;
  useEffect(() => void (shown.current = ids));

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touch = useCallback(() => {
    clearTimeout(timer.current);
    setIdle(false);
    timer.current = setTimeout(() => setIdle(true), IDLE);
  }, []);
  useEffect(() => {
    if (holds) touch();
    return () => clearTimeout(timer.current);
  }, [holds, touch]);

  const apply = useCallback(() => {
    shown.current = actual;
    again((n) => n + 1);
    setIdle(true);
  }, [actual]);
  return { ids, waiting: held.waiting, apply, touch };
}
