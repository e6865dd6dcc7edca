import { useEffect, useState } from 'react';

/** The time now, renewed every second while `active`; no timer runs otherwise. */
export function useSecondsTick(active: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return undefined;
    const renew = () => setNow(Date.now());
    // The time of the last job is long past.
    renew();
    const timer = setInterval(renew, 1000);
    return () => clearInterval(timer);
  }, [active]);
  return now;
}
