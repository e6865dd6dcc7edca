import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface ResultNotice {
  /** Differs for each message, so that the same text twice is announced twice. */
  readonly id: number;
  readonly tone: 'success' | 'info' | 'danger';
  readonly text: string;
}

/** A success may go by itself: the file or the clipboard is its proof. What needs reading stays until it is dismissed. */
const SUCCESS_MS = 6_000;

export interface Notices {
  readonly notice: ResultNotice | undefined;
  readonly say: (tone: ResultNotice['tone'], text: string) => void;
  readonly dismiss: () => void;
  /** A success has been seen where the user goes on to something else; a failure still waits. */
  readonly moveOn: () => void;
}

/** The latest message about what was done with a result. */
export function useNotices(): Notices {
  const [notice, setNotice] = useState<ResultNotice>();
  const count = useRef(0);
  const say = useCallback((tone: ResultNotice['tone'], text: string) => {
    count.current += 1;
    setNotice({ id: count.current, tone, text });
  }, []);
  const dismiss = useCallback(() => setNotice(undefined), []);
  const moveOn = useCallback(
    () => setNotice((before) => (before?.tone === 'success' ? undefined : before)),
    [],
  );
  useEffect(() => {
    if (notice?.tone !== 'success') return undefined;
    const timer = setTimeout(dismiss, SUCCESS_MS);
    return () => clearTimeout(timer);
  }, [notice, dismiss]);
  return useMemo(() => ({ notice, say, dismiss, moveOn }), [notice, say, dismiss, moveOn]);
}
