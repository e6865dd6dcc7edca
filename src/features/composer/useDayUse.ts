import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Gateway } from '../../core/gateway/Gateway.ts';
import { dayUse, type DayUse } from '../../core/time/DayUse.ts';
import { currentApiKey, connection } from '../../state/connection/connection.ts';
import { keyIdOf } from '../../state/connection/keyIdOf.ts';
import { dayCount } from '../../state/jobs/dayCount.ts';

/** How the day stands for the present key; begins anew on time, also after the computer slept. */
export function useDayUse(gateway: Gateway): DayUse | undefined {
  const keyId = useStore(connection, (state) => {
    const key = currentApiKey(state);
    return key && keyIdOf(key);
  });
  const count = useStore(dayCount, (counts) => (keyId === undefined ? undefined : counts[keyId]));
  const [now, setNow] = useState(Date.now);
  const use = useMemo(() => dayUse(gateway, count, now), [gateway, count, now]);
  const resetsAt = use?.resetsAt;
  useEffect(() => {
    if (resetsAt === undefined) return undefined;
    // A timer set for hours ahead stands still while the computer sleeps; looking at the clock costs nothing.
    const timer = setInterval(() => {
      if (Date.now() >= resetsAt) setNow(Date.now());
    }, 1000);
    return () => clearInterval(timer);
  }, [resetsAt]);
  return use;
}
